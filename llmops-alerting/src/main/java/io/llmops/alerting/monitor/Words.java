package io.llmops.alerting.monitor;

import java.util.List;

/** Parts of sentences that conditions share. */
final class Words {

    private Words() {}

    static String by(List<String> labels) {
        return labels.isEmpty() ? "" : ", by " + String.join(", ", labels);
    }

    static String fromSamples(long minSamples) {
        return minSamples == 1 ? "" : ", from " + minSamples + " samples";
    }

    static String inARow(int windows) {
        return windows == 1 ? "" : ", " + windows + " windows in a row";
    }

    static String whyNoData(Reading reading, long minSamples) {
        if (reading.samples() == 0) {
            return " has no data";
        }
        return reading.samples() < minSamples
                ? " has too few samples, " + reading.samples() + " of " + minSamples
                : " cannot be computed from what was recorded";
    }

    static void requireMinSamples(Object of, long minSamples) {
        if (minSamples < 1) {
            throw new IllegalArgumentException("[" + of + "] asks for at least " + minSamples
                    + " samples; without any sample there is nothing to judge, so give 1 or more");
        }
    }
}
