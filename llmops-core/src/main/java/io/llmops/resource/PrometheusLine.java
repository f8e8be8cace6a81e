package io.llmops.resource;

import static io.llmops.resource.LineCursor.END;

import io.llmops.resource.LineCursor.Malformed;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads one line that holds a sample, from left to right, each character once:
 * {@code name{label="value",…} number [timestamp] [# exemplar]}. Exposition format 0.0.4 by
 * prometheus.io/docs/instrumenting/exposition_formats; of OpenMetrics 1.0 the exemplar is skipped. Names in quotes
 * (format 1.0.0) are not asked for and not read. The timestamp is checked and left out: a page shows how things are now.
 */
final class PrometheusLine {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final int LONGEST_NUMBER = 400;

    private final LineCursor cursor;

    private PrometheusLine(String line) {
        cursor = new LineCursor(line);
    }

    static PrometheusSample read(String line) throws Malformed {
        return new PrometheusLine(line).sample();
    }

    private PrometheusSample sample() throws Malformed {
        cursor.skipBlanks();
        String name = name("a metric name", true);
        cursor.skipBlanks();
        Map<String, String> labels = cursor.peek() == '{' ? labels() : Map.of();
        cursor.skipBlanks();
        double value = number("a number, NaN, +Inf or -Inf");
        rest();
        return new PrometheusSample(name, labels, value);
    }

    private String name(String what, boolean colons) throws Malformed {
        int start = cursor.place();
        while (isOfName(cursor.peek(), cursor.place() == start, colons)) {
            cursor.next();
        }
        if (cursor.place() == start) {
            throw cursor.expected(what);
        }
        return cursor.since(start);
    }

    private static boolean isOfName(char c, boolean first, boolean colons) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
        return letter || (!first && c >= '0' && c <= '9');
    }

    private Map<String, String> labels() throws Malformed {
        Map<String, String> labels = new HashMap<>();
        cursor.take('{');
        cursor.skipBlanks();
        while (cursor.peek() != '}') {
            label(labels);
            cursor.skipBlanks();
            if (cursor.peek() != '}') {
                cursor.take(',');
                cursor.skipBlanks();
            }
        }
        cursor.take('}');
        return labels;
    }

    private void label(Map<String, String> labels) throws Malformed {
        int start = cursor.place();
        String name = name("a label name or '}'", false);
        cursor.skipBlanks();
        cursor.take('=');
        cursor.skipBlanks();
        if (labels.put(name, quoted()) != null) {
            throw cursor.expected("a label that the line does not have yet", start);
        }
    }

    private String quoted() throws Malformed {
        StringBuilder value = new StringBuilder();
        cursor.take('"');
        while (cursor.peek() != '"') {
            if (cursor.peek() == END) {
                throw cursor.expected("a closing '\"'");
            }
            char c = cursor.next();
            value.append(c == '\\' ? unescaped() : c);
        }
        cursor.take('"');
        return value.toString();
    }

    private char unescaped() throws Malformed {
        char meant = switch (cursor.peek()) {
            case 'n' -> '\n';
            case '"' -> '"';
            case '\\' -> '\\';
            default -> throw cursor.expected("n, \" or \\ after a backslash");
        };
        cursor.next();
        return meant;
    }

    private double number(String what) throws Malformed {
        int start = cursor.place();
        while (cursor.peek() != END && !LineCursor.isBlank(cursor.peek())) {
            cursor.next();
        }
        String token = cursor.since(start);
        if (token.length() <= LONGEST_NUMBER && NUMBER.matcher(token).matches()) {
            return Double.parseDouble(token);
        }
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> throw cursor.expected(what, start);
        };
    }

    /** A timestamp, an exemplar, both or nothing. */
    private void rest() throws Malformed {
        cursor.skipBlanks();
        if (cursor.peek() != END && cursor.peek() != '#') {
            number("a timestamp, '#' or the end of the line");
            cursor.skipBlanks();
        }
        if (cursor.peek() != END && cursor.peek() != '#') {
            throw cursor.expected("'#' or the end of the line");
        }
    }
}
