package io.llmops.probe.compare;

import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison in words. */
record Sentence(Comparison comparison) {

    private static final double PERCENT = 100;
    private static final double SMALLEST_P = 0.0001;

    @Override
    public String toString() {
        CheckChange check = comparison.check();
        if (check.cases() == 0) {
            return "The runs have no case in common that was answered in both: nothing can be told";
        }
        String shares = percent(check.before()) + " → " + percent(check.after());
        return switch (comparison.verdict()) {
            case REGRESSED, IMPROVED -> shares + ", p" + p(comparison.checkP()) + tags();
            case CHANGED -> shares + ", p" + p(comparison.checkP()) + "; " + lengths() + tags();
            case NO_CHANGE_SEEN ->
                shares + " of " + check.cases() + " cases, p" + p(comparison.checkP()) + ": no change seen"
                        + detectable();
            case TOO_FEW ->
                shares + " of " + check.cases() + " cases: too few to tell; with fewer than "
                        + Comparison.fewestCases(comparison.alpha()) + " no change could be claimed";
        };
    }

    private String tags() {
        String tags = comparison.regressed().stream()
                .map(it -> it.tag() + " (" + it.check().worse() + " of "
                        + it.check().cases() + ")")
                .collect(Collectors.joining(", "));
        return tags.isEmpty() ? "" : "; regressed: " + tags;
    }

    private String lengths() {
        LengthChange length = comparison.length().orElseThrow();
        boolean shifted = comparison.shiftP() < comparison.alpha();
        return shifted
                ? String.format(
                        Locale.ROOT, "answers are %.2g times as long, p%s", length.ratio(), p(comparison.shiftP()))
                : "lengths of answers are distributed otherwise, p" + p(comparison.distributionP());
    }

    private String detectable() {
        double before = comparison.check().before();
        double drop = comparison.detectableDrop().orElse(Double.POSITIVE_INFINITY);
        return drop <= before
                ? "; a drop to " + percent(before - drop) + " would have been, four times of five"
                : "; not even a drop to 0 % would have been sure to be";
    }

    private static String percent(double share) {
        return Math.round(share * PERCENT) + " %";
    }

    static String p(double p) {
        if (p < SMALLEST_P) {
            return " < 0.0001";
        }
        return " = " + (p >= 0.095 ? String.format(Locale.ROOT, "%.2f", p) : String.format(Locale.ROOT, "%.1g", p));
    }
}
