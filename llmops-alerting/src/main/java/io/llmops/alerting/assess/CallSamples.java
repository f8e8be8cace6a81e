package io.llmops.alerting.assess;

import io.llmops.alerting.triage.cause.SampledCall;
import io.llmops.call.CallLabels;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.evaluation.AnswerRelevance;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.EvaluationListener;
import io.llmops.evaluation.text.CallTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some of the calls of the last hours, as numbers of which no text can be made: what was asked, what was answered, and how
 * relevant that was. Of each of the first {@value #MODELS} models {@value #CALLS} calls of every ten minutes, for
 * {@value #HOURS} hours, each drawn with the same chance: about two megabytes a model. Thread-safe; takes what it takes on
 * the thread that evaluates.
 */
public final class CallSamples implements EvaluationListener {

    static final int MODELS = 4;
    static final int CALLS = 40;
    static final int HOURS = 4;

    private static final long SPAN = Duration.ofMinutes(10).toMillis();
    private static final long KEPT = Duration.ofHours(HOURS).toMillis() / SPAN;
    private static final long SEED = 20_261_123;

    private final Map<String, TreeMap<Long, Drawn>> models = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Those of ten minutes. */
    private static final class Drawn {
        final List<Sample> samples = new ArrayList<>();
        int seen;
    }

    private record Sample(long epochMilli, SampledCall call) {}

    /** A place to keep a call in, once it is known what to keep of it. */
    private record Place(Drawn of, int index) {}

    @Override
    public void onEvaluation(LlmCall call, Evaluation evaluation) {
        if (!evaluation.name().equals(AnswerRelevance.NAME)) {
            return;
        }
        String model = call.request().model().orElse("");
        long millis = call.start().startedAt().toEpochMilli();
        Place place = place(model, millis);
        if (place != null) {
            keep(place, new Sample(millis, sampled(call).score(evaluation.score())));
        }
    }

    private synchronized @Nullable Place place(String model, long millis) {
        if (!models.containsKey(model) && models.size() == MODELS) {
            return null;
        }
        TreeMap<Long, Drawn> spans = models.computeIfAbsent(model, any -> new TreeMap<>());
        Drawn drawn = spans.computeIfAbsent(millis / SPAN, any -> new Drawn());
        while (spans.size() > KEPT) {
            spans.pollFirstEntry();
        }
        int at = drawn.seen++ < CALLS ? drawn.seen - 1 : random.nextInt(drawn.seen);
        return at < CALLS ? new Place(drawn, at) : null;
    }

    private synchronized void keep(Place place, Sample sample) {
        List<Sample> samples = place.of.samples;
        if (place.index < samples.size()) {
            samples.set(place.index, sample);
        } else if (samples.size() < CALLS) {
            samples.add(sample);
        }
    }

    private static SampledCall sampled(LlmCall call) {
        CallTexts texts = new CallTexts(call);
        CallLabels labels = call.labels();
        String answeredBy = call.response().map(CallSamples::version).orElse("");
        return SampledCall.of(texts.question(), texts.answer())
                .customer(labels.customer().orElse(""))
                .stratum(labels.feature().orElse(""))
                .model(answeredBy);
    }

    private static String version(LlmResponse response) {
        return Stream.concat(response.model().stream(), response.systemFingerprint().stream())
                .collect(Collectors.joining(" "));
    }

    /** Those that began at or after {@code from} and before {@code until}, in the order of time. */
    public synchronized List<SampledCall> between(String model, Instant from, Instant until) {
        return models
                .getOrDefault(model, new TreeMap<>())
                .subMap(from.toEpochMilli() / SPAN, true, until.toEpochMilli() / SPAN, true)
                .values()
                .stream()
                .flatMap(it -> it.samples.stream())
                .filter(it -> it.epochMilli >= from.toEpochMilli() && it.epochMilli < until.toEpochMilli())
                .sorted((one, other) -> Long.compare(one.epochMilli, other.epochMilli))
                .map(Sample::call)
                .toList();
    }
}
