package io.llmops.examples.day;

import java.util.Locale;

/** Times of the day as people read them. */
final class DayTime {

    private DayTime() {}

    static String time(long nanosSinceMidnight) {
        long minutes = nanosSinceMidnight / 60_000_000_000L;
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }

    static String minutes(long nanos) {
        return Math.round(nanos / 6e10) + " min";
    }
}
