package io.llmops.examples.day;

import java.time.Duration;
import java.util.List;

/** A day's requests in order of arrival, and where they come from. */
record Day(List<Arrival> arrivals, String source) {

    static final long NANOS = Duration.ofDays(1).toNanos();
}
