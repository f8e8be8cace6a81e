package io.llmops.alerting.incident.background;

import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Background.Happening;
import io.llmops.alerting.incident.Enricher;
import io.llmops.alerting.incident.Facts;
import io.llmops.alerting.incident.Incident;
import io.llmops.call.ModelCatalogue;
import io.llmops.call.ModelInfo;
import io.llmops.call.ModelVersion;
import io.llmops.record.CallListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of the models that an incident is about, and what changed in the day before: deployments, and models that
 * became others. Facts that its labels say already are left out. Safe for threads.
 */
public final class Backgrounds implements Enricher {

    /** For how long before it a change may explain an incident. */
    public static final Duration WITHIN = Happenings.LOOKED_BACK;

    private static final int MOST_VALUES = 10;
    private static final String MODEL = "gen_ai.request.model";
    private static final String PROVIDER = "gen_ai.provider.name";
    private static final String ENVIRONMENT = "deployment.environment.name";

    private final ModelsSeen seen = new ModelsSeen();
    private final Happenings happenings = new Happenings();
    private volatile ModelCatalogue models;

    public Backgrounds(ModelCatalogue models) {
        this.models = models;
    }

    /** From now on this is what is known of models. */
    public void models(ModelCatalogue catalogue) {
        models = catalogue;
    }

    /** To hear of calls, and of which models answer them. */
    public CallListener listener() {
        return seen;
    }

    /** A version of a service, a prompt or a model choice went live. */
    public void deployed(String service, String version, Instant at) {
        happenings.add(new Happening(at, service + " " + version + " deployed"), Optional.empty());
    }

    /** A model became another one, and nobody had said so. */
    public void changed(ModelVersion version, ModelVersion before, Instant at) {
        String asked = version.requestModel().orElse(version.provider());
        boolean sameModel = version.responseModel().equals(before.responseModel());
        String what = sameModel
                ? asked + " has another fingerprint, " + said(version.systemFingerprint()) + " after "
                        + said(before.systemFingerprint())
                : asked + " is answered by " + said(version.responseModel()) + ", before by "
                        + said(before.responseModel());
        happenings.add(new Happening(at, what), version.requestModel());
    }

    private static String said(Optional<String> name) {
        return name.orElse("an unnamed one");
    }

    @Override
    public Background of(Incident incident) {
        Set<String> asked = valuesOf(incident, MODEL);
        List<ModelInfo> known =
                asked.stream().flatMap(it -> models.find(it).stream()).toList();
        Set<String> providers = valuesOf(incident, PROVIDER);
        if (providers.isEmpty()) {
            known.forEach(it -> it.provider().ifPresent(providers::add));
        }
        Map<String, String> facts = new LinkedHashMap<>();
        putUnlessLabel(facts, incident, MODEL, Facts.MODEL, asked);
        put(facts, Facts.VERSION, versions(asked));
        put(facts, Facts.FAMILY, known.stream().map(ModelInfo::family).toList());
        put(facts, Facts.SIZE, known.stream().flatMap(it -> it.size().stream()).toList());
        putUnlessLabel(facts, incident, PROVIDER, Facts.PROVIDER, providers);
        putUnlessLabel(facts, incident, ENVIRONMENT, Facts.ENVIRONMENT, valuesOf(incident, ENVIRONMENT));
        return new Background(facts, happenings.before(incident, asked));
    }

    /** The names under which models answered that say more than those under which they were asked. */
    private List<String> versions(Set<String> asked) {
        return asked.stream()
                .flatMap(it -> seen.lastAnswer(it).stream())
                .filter(it -> !asked.contains(it))
                .toList();
    }

    private static void putUnlessLabel(
            Map<String, String> facts, Incident incident, String label, String name, Collection<String> values) {
        if (!incident.labels().containsKey(label)) {
            put(facts, name, values);
        }
    }

    private static void put(Map<String, String> facts, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            facts.put(name, values.stream().distinct().limit(MOST_VALUES).collect(Collectors.joining(Facts.BETWEEN)));
        }
    }

    private static Set<String> valuesOf(Incident incident, String label) {
        Set<String> values = new TreeSet<>();
        Optional.ofNullable(incident.labels().get(label)).ifPresent(values::add);
        incident.members()
                .forEach(it -> Optional.ofNullable(it.labels().get(label)).ifPresent(values::add));
        return values;
    }
}
