package io.llmops.alerting.triage.cause;

import java.util.Locale;

/** Numbers in sentences. */
final class Say {

    private static final double SMALL = 0.001;

    private Say() {}

    static String that(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Two digits, but no zeros without end. */
    static String p(double p) {
        return p < SMALL ? that("%.1g", p) : that("%.2g", p);
    }
}
