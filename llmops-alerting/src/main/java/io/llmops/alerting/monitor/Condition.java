package io.llmops.alerting.monitor;

import java.time.Duration;

/**
 * What should not be so. Data only: a condition is printed, compared and exported; {@link ConditionRunners} runs it.
 */
public sealed interface Condition permits Threshold, AllOf {

    /** The condition as one sentence: {@code mean of x over 10m above 1.5}. */
    String describe();

    /** What a reading of this condition says: {@code mean of x over 10m is 2.31, limit 1.5}. */
    String describe(Reading reading);

    /** How far back it looks. What its source does not keep that long is no data to it. */
    Duration reach();
}
