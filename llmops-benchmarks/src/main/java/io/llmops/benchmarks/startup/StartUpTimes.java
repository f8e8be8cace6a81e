package io.llmops.benchmarks.startup;

import java.util.List;

/**
 * What several young JVMs told of one subject, in nanoseconds.
 *
 * @param builds putting it together and the first call
 * @param calls the mean of the two hundred calls after it
 */
public record StartUpTimes(String subject, String label, List<Long> builds, List<Long> calls) {

    public StartUpTimes {
        builds = List.copyOf(builds);
        calls = List.copyOf(calls);
    }

    /** The middle one; of an even number the upper of both. */
    public static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
