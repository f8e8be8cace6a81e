package io.llmops.onnx;

import io.llmops.evaluation.Embedding;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.resource.ResourceSource;
import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.opentelemetry.api.common.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far what users ask has moved from what they used to ask: the distance of two centroids, that of the first inputs (the
 * reference) and that of the latest ones, the gauge {@code llmops.input.drift}. It hears inputs as an evaluator, sampled and
 * off the caller's thread, and is read as a resource:
 *
 * <pre>{@code
 * InputDrift drift = InputDrift.learning(embedder);
 * LlmOps ops = LlmOps.builder().evaluator(drift, 0.2).resources(drift).build();
 * }</pre>
 *
 * 0 is as before; 2 would be the opposite. What chance adds to the distance of so few inputs is taken off. It grows in
 * proportion to the share of inputs that are about something else; normal values are in {@code docs/quality-watch.md}. It
 * sees a shift of topics or of their mix, not of wording; and where the mix follows the hour, a reference of an hour does not
 * hold for the night: sample so that the reference covers a day, or save one.
 *
 * <p>Keeps two vectors and no text. Thread-safe. It gives no evaluation of any answer.
 */
public final class InputDrift implements TextEvaluator, ResourceSource {

    /** The gauge. */
    public static final ObservedMetric METRIC = new ObservedMetric(
            "llmops.input.drift",
            "1",
            "Distance of the centroid of recent inputs from that of the reference, 0 as before to 2",
            ObservedMetric.Kind.GAUGE,
            List.of());

    private static final int REFERENCE = 1_000;
    private static final int RECENT = 200;
    /** From so many recent inputs on the distance says something. */
    private static final int FEWEST_RECENT = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Embedding embedding;
    private final int wanted;
    private Centroid reference;
    private Centroid recent = new Centroid(RECENT);

    private InputDrift(Embedding embedding, Centroid reference, int wanted) {
        this.embedding = embedding;
        this.reference = reference;
        this.wanted = wanted;
    }

    /** Against the first 1,000 inputs that it hears of. */
    public static InputDrift learning(Embedding embedding) {
        return learning(embedding, REFERENCE);
    }

    /** Against the first so many inputs that it hears of, at least {@value #FEWEST_RECENT}. */
    public static InputDrift learning(Embedding embedding, int inputs) {
        if (inputs < FEWEST_RECENT) {
            throw new IllegalArgumentException(
                    "A reference of " + inputs + " inputs is too small; give " + FEWEST_RECENT + " or more");
        }
        return new InputDrift(embedding, new Centroid(Integer.MAX_VALUE), inputs);
    }

    /** Against a reference that was saved, by the same embedding. */
    public static InputDrift against(Embedding embedding, InputReference saved) {
        return new InputDrift(embedding, Centroid.of(saved.centroid(), saved.inputs()), saved.inputs());
    }

    /** Hears of an input; always empty. */
    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (texts.questionWords().size() > 0) {
            hear(Vectors.unit(embedding.embed(texts.question())));
        }
        return Optional.empty();
    }

    private void hear(float[] input) {
        lock.lock();
        try {
            (reference.count() < wanted ? reference : recent).add(input);
        } finally {
            lock.unlock();
        }
    }

    /** The distance now; empty until the reference and {@value #FEWEST_RECENT} inputs after it have come. */
    public OptionalDouble distance() {
        lock.lock();
        try {
            return recent.count() < FEWEST_RECENT
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(reference.distance(recent));
        } finally {
            lock.unlock();
        }
    }

    /** The reference, to be saved; empty while it is learned. */
    public Optional<InputReference> reference() {
        lock.lock();
        try {
            return reference.count() < wanted
                    ? Optional.empty()
                    : Optional.of(new InputReference(reference.mean(), (int) reference.count()));
        } finally {
            lock.unlock();
        }
    }

    /** Takes what comes now for normal: after a change of the application that you know of. */
    public void relearn() {
        lock.lock();
        try {
            reference = new Centroid(Integer.MAX_VALUE);
            recent = new Centroid(RECENT);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String name() {
        return "input drift";
    }

    @Override
    public List<ObservedMetric> metrics() {
        return List.of(METRIC);
    }

    @Override
    public Optional<String> whyAbsent() {
        return Optional.empty();
    }

    @Override
    public List<Observation> read() {
        OptionalDouble distance = distance();
        return distance.isEmpty()
                ? List.of()
                : List.of(new Observation(METRIC, distance.getAsDouble(), Attributes.empty()));
    }
}
