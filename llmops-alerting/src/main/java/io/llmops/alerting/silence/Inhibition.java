package io.llmops.alerting.silence;

import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.util.List;

/**
 * One alert explains others: while the source fires, nobody is told of the targets that agree with it. They go on living;
 * what still fires when the source is over, and some time after, is told then.
 *
 * <pre>{@code
 * Inhibition.by(AlertMatcher.monitor("error-rate"), Severity.CRITICAL)
 *         .of(AlertMatcher.monitor("slow-*")).where("gen_ai.provider.name", "deployment.environment.name")
 * }</pre>
 *
 * <p>An alert that is a source by a rule is no target by the same rule, so that none can inhibit itself.
 *
 * @param atLeast how bad the source has to be
 * @param equal labels on which both have to agree, which they also do if neither has one
 * @param grace how long targets stay untold after the source is over
 */
public record Inhibition(
        AlertMatcher source, Severity atLeast, AlertMatcher target, List<String> equal, Duration grace) {

    private static final Duration LONGEST = Duration.ofHours(24);

    public Inhibition {
        equal = List.copyOf(equal);
        if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A grace of " + grace + " is none; give up to a day");
        }
    }

    /** Begins a rule; what is inhibited is still to be given. */
    public static Draft by(AlertMatcher source, Severity atLeast) {
        return new Draft(source, atLeast);
    }

    /** A rule without its targets. */
    public record Draft(AlertMatcher source, Severity atLeast) {

        /** Of targets that need agree on nothing, with a grace of five minutes. */
        public Inhibition of(AlertMatcher target) {
            return new Inhibition(source, atLeast, target, List.of(), Duration.ofMinutes(5));
        }
    }

    /** Only targets that agree with the source on these labels. */
    public Inhibition where(String... labels) {
        return new Inhibition(source, atLeast, target, List.of(labels), grace);
    }

    public Inhibition grace(Duration time) {
        return new Inhibition(source, atLeast, target, equal, time);
    }

    /**
     * Refuses rules that cannot hold together.
     *
     * @throws IllegalArgumentException if they go in a circle
     */
    public static void requireNoCircle(List<Inhibition> rules) {
        new Inhibitions(rules);
    }

    boolean isTarget(String monitor, Labels labels) {
        return target.matches(monitor, labels) && !source.matches(monitor, labels);
    }

    /** Whether what is a target here may be a source there. */
    boolean leadsTo(Inhibition other) {
        return target.overlaps(other.source);
    }

    /** In words: {@code error-rate, at least critical, inhibits slow-* where gen_ai.provider.name agrees}. */
    @Override
    public String toString() {
        return source
                + (atLeast == Severity.INFO ? "" : ", at least " + atLeast + ",")
                + " inhibits " + target
                + (equal.isEmpty()
                        ? ""
                        : " where " + String.join(", ", equal) + (equal.size() == 1 ? " agrees" : " agree"));
    }
}
