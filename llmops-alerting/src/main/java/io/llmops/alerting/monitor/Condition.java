package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.List;

/**
 * What should not be so. Data only: a condition is printed, compared and exported; {@link ConditionRunners} runs it. Which
 * one to use when, and what each was measured to do, is in docs/conditions.md.
 */
public sealed interface Condition
        permits Threshold, StdDev, Seasonal, Anomaly, Change, Trend, BurnRate, Absent, Scheduled, AllOf, AnyOf, Not {

    /** The condition as one sentence: {@code mean of x over 10m above 1.5}. */
    String describe();

    /** What a reading of this condition says: {@code mean of x over 10m is 2.31, limit 1.5}. */
    String describe(Reading reading);

    /** The labels that tell its groups apart. */
    List<String> by();

    /** The conditions that it is made of; none, if it is a plain one. */
    default List<Condition> parts() {
        return List.of();
    }

    /** The signals that it is about, without those that only put them in proportion; none, if it looks at single calls. */
    default List<Signal> about() {
        return parts().stream().flatMap(it -> it.about().stream()).toList();
    }

    /**
     * How far back it looks. What its source does not keep that long is no data to it. What it has learned besides is kept by
     * its runner, and begins with as much of the past as the source has.
     */
    Duration reach();
}
