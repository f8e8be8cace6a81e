package io.llmops.alerting.triage.cause.live;

import java.util.Locale;

/** How a shift is put into words: in which unit, and what it is to be more or less. */
enum Wording {
    ANSWERS("%s %% longer", "%s %% shorter", true),
    CALLS("%s %% slower", "%s %% faster", true),
    SCORE("%s higher", "%s lower", false),
    KINDS("%s nats more surprising", "%s nats less surprising", false),
    PROMPTS("%s %% longer", "%s %% shorter", true),
    SHARE("%s more of the calls", "%s less of the calls", false);

    private final String more;
    private final String less;
    private final boolean logarithm;

    Wording(String more, String less, boolean logarithm) {
        this.more = more;
        this.less = less;
        this.logarithm = logarithm;
    }

    /** Such as {@code 12 % longer}. */
    String of(double shift) {
        double size = logarithm ? 100 * Math.abs(Math.expm1(shift)) : Math.abs(shift);
        return String.format(Locale.ROOT, shift < 0 ? less : more, number(size));
    }

    /** Such as {@code 12 %}, without direction. */
    String size(double shift) {
        return logarithm ? number(100 * Math.expm1(Math.abs(shift))) + " %" : number(Math.abs(shift));
    }

    private String number(double size) {
        return String.format(Locale.ROOT, logarithm ? "%.0f" : "%.3f", size);
    }
}
