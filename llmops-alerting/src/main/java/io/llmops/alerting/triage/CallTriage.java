package io.llmops.alerting.triage;

import io.llmops.alerting.digest.CustomerDirectory;
import io.llmops.alerting.digest.Digest;
import io.llmops.alerting.digest.DigestReader;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.digest.Names;
import io.llmops.alerting.triage.Triaged.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Triage of the calls of this process, from their digests: of all models together, and of each of the first
 * {@value #MODELS} alone. Fed at every tick, asked when there is an alert. For one thread at a time.
 *
 * <p>Memory: three triages of about 350 KB for all models and three of about 110 KB for each model; 4 MB with eight models.
 */
public final class CallTriage {

    /** How many models are told apart. */
    static final int MODELS = 8;

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int PLACES_OF_A_MODEL = 256;
    private static final String ALL = "";
    private static final long PSEUDONYM = 0xffffffL;

    private final Digests digests;
    private final DigestReader reader;
    private final @Nullable CustomerDirectory directory;
    private final Map<String, OfModel> models = new HashMap<>();

    /** Reads all digests from now on; suspects are pseudonyms. */
    public CallTriage(Digests digests) {
        this(digests, null);
    }

    /** @param directory knows who the hashes are; null for pseudonyms */
    public CallTriage(Digests digests, @Nullable CustomerDirectory directory) {
        this.digests = digests;
        this.reader = digests.reader();
        this.directory = directory;
        models.put(ALL, new OfModel(ScopeTriage.PLACES, digests));
    }

    /** Takes what happened since the last time. */
    public void tick(Instant now) {
        reader.read(digest -> {
            if (digest instanceof Digest.OfCall call) {
                take(call);
            }
        });
        long millis = now.toEpochMilli();
        models.values().forEach(each -> each.advance(millis));
        if (directory != null && directory.isFull()) {
            directory.retain(this::holds);
        }
    }

    private void take(Digest.OfCall call) {
        of(ALL).ifPresent(all -> all.take(call));
        String model = digests.models().name(call.model());
        if (!models.containsKey(model) && models.size() <= MODELS && !model.equals(Names.OTHER)) {
            models.put(model, new OfModel(PLACES_OF_A_MODEL, digests));
        }
        of(model).ifPresent(each -> each.take(call));
    }

    private Optional<OfModel> of(String model) {
        return Optional.ofNullable(models.get(model));
    }

    /**
     * Whose trouble it is, now.
     *
     * @param model which was asked; empty for all together. Of a model that is not told apart, all together are judged
     * @param now as at the last tick, or after
     */
    public Triaged diagnose(Subject subject, Optional<String> model, Instant now) {
        OfModel of = model.flatMap(this::of).or(() -> of(ALL)).orElseThrow();
        return of.subjects.get(subject.ordinal()).diagnose(now.toEpochMilli(), this::name);
    }

    private String name(long customer) {
        if (customer == 0) {
            return "unknown";
        }
        Optional<String> known = directory == null ? Optional.empty() : directory.name(customer);
        return known.orElseGet(() -> String.format("customer-%06x", customer & PSEUDONYM));
    }

    private boolean holds(long customer) {
        return models.values().stream().anyMatch(each -> each.holds(customer));
    }

    /** What happens with one model. */
    private static final class OfModel {

        private static final double SLOWLY = 0.001;

        private final List<OfSubject> subjects;
        private double usualTokens;

        OfModel(int places, Digests digests) {
            subjects = Arrays.stream(Subject.values())
                    .map(subject -> new OfSubject(subject, places, digests))
                    .toList();
        }

        void take(Digest.OfCall call) {
            subjects.forEach(each -> each.take(call, usualTokens));
            double tokens = Subject.tokens(call);
            if (tokens > 0) {
                usualTokens += usualTokens == 0 ? tokens : SLOWLY * (tokens - usualTokens);
            }
        }

        void advance(long millis) {
            subjects.forEach(each -> each.triage.advance(millis));
        }

        boolean holds(long customer) {
            return subjects.stream().anyMatch(each -> each.triage.holds(customer));
        }
    }

    /** One thing that there may be too much of. */
    private static final class OfSubject {

        private static final int NO_RULE = -1;

        private final Subject subject;
        private final ScopeTriage triage;
        private final Examples examples = new Examples();

        OfSubject(Subject subject, int places, Digests digests) {
            this.subject = subject;
            TriageWords words = TriageWords.of(
                    subject.counted(), rule -> "'" + digests.rules().name(rule) + "'");
            triage = new ScopeTriage(WINDOW, words, places);
        }

        void take(Digest.OfCall call, double usualTokens) {
            if (!subject.concerns(call)) {
                return;
            }
            boolean counts = subject.counts(call, usualTokens);
            triage.add(call.epochMilli(), call.customer(), subject == Subject.BLOCKS ? rule(call) : NO_RULE, counts);
            if (counts) {
                examples.add(call.customer(), call.trace(), triage::holds);
            }
        }

        /** The first of the rules that found something. */
        private static int rule(Digest.OfCall call) {
            return call.rules() == 0 ? NO_RULE : Long.numberOfTrailingZeros(call.rules());
        }

        Triaged diagnose(long millis, LongFunction<String> names) {
            ScopeDiagnosis diagnosis = triage.diagnose(millis);
            List<Person> people = diagnosis.suspects().stream()
                    .map(suspect ->
                            new Person(names.apply(suspect.customer()), suspect, examples.of(suspect.customer())))
                    .toList();
            return new Triaged(subject, diagnosis, people);
        }
    }
}
