package io.llmops.alerting.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What befalls a provider is one incident, what befalls one of its models another, and one story never two. */
class ProviderOutageTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Grouping GROUPING = Grouping.standard("shop");
    private static final List<String> MODELS = List.of("gpt-4o", "gpt-4o-mini", "gpt-5", "o3", "o4-mini");

    private final Monitor errors = monitor("error-rate");
    private final Monitor slow = monitor("slow-calls");
    private final Monitor quality = monitor("quality-drop");
    private final IncidentBook book = IncidentBook.empty(GROUPING);

    @Test
    void anOutageOfFiveModelsIsOneIncidentInWhateverOrderTheyFail() {
        Set<IncidentKey> keys = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            IncidentBook another = IncidentBook.empty(GROUPING);
            List<Transition> all = new ArrayList<>();
            MODELS.forEach(it -> all.addAll(List.of(fired(errors, it), fired(slow, it))));
            Collections.shuffle(all, new Random(seed));
            List<IncidentChange> changes = new ArrayList<>();
            all.forEach(it -> changes.addAll(another.apply(List.of(it))));

            assertThat(changes)
                    .filteredOn(it -> it.kind() == IncidentChange.Kind.OPENED)
                    .hasSize(1);
            changes.forEach(it -> keys.add(it.incident().key()));
        }
        assertThat(keys).as("and has the same key").hasSize(1);
    }

    @Test
    void saysWhatAllOfItIsAbout() {
        Incident first = only(book.apply(List.of(fired(errors, "gpt-4o"))));
        assertThat(first.title()).isEqualTo("error-rate: gpt-4o, openai, prod");

        Incident more = only(book.apply(List.of(fired(errors, "o3"))));
        assertThat(more.title()).isEqualTo("error-rate (and 1 more): openai, prod");
        assertThat(more.labels()).containsOnlyKeys("gen_ai.provider.name", "deployment.environment.name");
        assertThat(more.key()).isEqualTo(first.key());
    }

    @Test
    void whatBefallsOneModelOnlyIsAnIncidentOfItsOwn() {
        book.apply(List.of(fired(quality, "gpt-4o"), fired(quality, "o3")));

        assertThat(book.open()).hasSize(2);
    }

    @Test
    void whateverElseIsWrongWithAModelJoinsItsIncident() {
        book.apply(List.of(fired(quality, "gpt-4o")));
        book.apply(List.of(fired(slow, "gpt-4o")));
        assertThat(book.open()).hasSize(1);

        book.apply(List.of(fired(errors, "o3")));
        book.apply(List.of(fired(quality, "o3")));
        assertThat(book.open()).hasSize(2);
    }

    @Test
    void endsWhereItBeganAlsoInAnotherProcess() {
        book.apply(List.of(fired(quality, "gpt-4o")));
        book.apply(List.of(fired(slow, "gpt-4o"), fired(errors, "o3")));
        IncidentBook next = IncidentBook.open(
                GROUPING,
                new Recollection(
                        book.open(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        SavedAlerts.none(),
                        List.of(),
                        0));
        next.apply(List.of(resolved(quality, "gpt-4o")));
        assertThat(next.open()).hasSize(2);
        next.apply(List.of(resolved(slow, "gpt-4o")));
        next.apply(List.of(resolved(errors, "o3")));

        assertThat(next.open()).isEmpty();
    }

    @Test
    void widerGroupsHaveToBeWider() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GROUPING.by("team").wide(Grouping.Wide.STANDARD))
                .withMessageContaining("cannot be grouped by gen_ai.provider.name");
    }

    private static Incident only(List<IncidentChange> changes) {
        assertThat(changes).hasSize(1);
        return changes.get(0).incident();
    }

    private static Transition fired(Monitor monitor, String model) {
        return transition(Kind.FIRED, monitor, model, Phase.PENDING, Phase.FIRING);
    }

    private static Transition resolved(Monitor monitor, String model) {
        return transition(Kind.RESOLVED, monitor, model, Phase.RECOVERING, Phase.RESOLVED);
    }

    private static Transition transition(Kind kind, Monitor monitor, String model, Phase from, Phase to) {
        return new Transition(
                kind,
                monitor,
                Labels.of(
                        "gen_ai.request.model", model,
                        "gen_ai.provider.name", "openai",
                        "deployment.environment.name", "prod"),
                from,
                to,
                Severity.ERROR,
                START,
                START,
                Reading.absent(),
                "a sentence",
                "a reason");
    }

    private static Monitor monitor(String name) {
        return Monitor.named(name)
                .when(Threshold.above(Value.mean(Signal.of("x"), Duration.ofMinutes(5)), 5))
                .build();
    }
}
