package io.llmops.probe.match;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers as people write them: signs, thousands separators, fractions, exponents, percent. */
final class Numbers {

    /**
     * A separator groups by threes, else it is none: "1,2" and "2024,5" are two numbers. A hyphen after a digit is no sign, and
     * what is joined to a word is no number: "10-20" are 10 and 20, "GPT-4" is none.
     */
    private static final String WRITTEN = "(?<![\\p{L}\\p{N}_])([-+\u2212]?)(?<!\\p{L}[-+\u2212])"
            + "(\\d{1,3}+(?:[THOUSANDS'\u2019_\u00a0\u202f]\\d{3}+(?!\\d))++|\\d++)(?:DECIMAL(\\d++))?+([eE][-+]?\\d{1,3}+)?+(\\s?%)?+";

    private static final Pattern POINT =
            Pattern.compile(WRITTEN.replace("THOUSANDS", ",").replace("DECIMAL", "\\."));
    private static final Pattern COMMA =
            Pattern.compile(WRITTEN.replace("THOUSANDS", ".").replace("DECIMAL", ","));

    private Numbers() {}

    static OptionalDouble find(String text, boolean first, boolean percent, boolean decimalComma) {
        Matcher written = (decimalComma ? COMMA : POINT).matcher(text);
        OptionalDouble found = OptionalDouble.empty();
        while (written.find()) {
            found = OptionalDouble.of(value(written, percent));
            if (first) {
                break;
            }
        }
        return found;
    }

    private static double value(Matcher written, boolean percent) {
        String whole = written.group(2).replaceAll("\\D", "");
        String fraction = written.group(3) == null ? "" : "." + written.group(3);
        String exponent = written.group(4) == null ? "" : written.group(4);
        double size = Double.parseDouble(whole + fraction + exponent);
        boolean negative = !written.group(1).isEmpty() && !written.group(1).equals("+");
        return (negative ? -size : size) / (percent && written.group(5) != null ? 100 : 1);
    }
}
