package io.llmops.benchmarks.report;

import io.llmops.benchmarks.startup.StartUpTimes;
import java.time.Instant;
import java.util.List;

/**
 * All that one run found out.
 *
 * @param optionalClasses of parts that were not configured and yet were loaded: none, if all is well
 * @param leftOut what was not measured, and why
 */
record Findings(
        Instant at,
        boolean brief,
        List<String> jvmArgs,
        Machine machine,
        List<Measurement> measurements,
        List<StartUpTimes> startUps,
        List<String> optionalClasses,
        List<String> leftOut) {}
