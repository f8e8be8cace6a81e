package io.llmops.guardrails.injection.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model file says of itself.
 *
 * @param bias the score of a window in which nothing is seen
 * @param scale what a stored weight of 1 stands for
 * @param slope of the calibration: probability = 1 / (1 + exp(-(slope · score + offset)))
 * @param offset of the calibration
 * @param block the probability from which on to block: about 1 % false positives on sources that were left out
 * @param observe the same, for about 5 %
 * @param data what it was trained on: file hash, sources, licences
 */
public record Header(
        double bias, double scale, double slope, double offset, double block, double observe, List<String> data) {

    static final String MAGIC = "llmops-injection-model";
    static final int VERSION = 1;

    public Header {
        data = List.copyOf(data);
    }

    String text() {
        StringBuilder text = new StringBuilder(MAGIC + " " + VERSION + "\n");
        text.append("bits ").append(Features.BITS).append('\n');
        numbers()
                .forEach((name, value) -> text.append(name)
                        .append(' ')
                        .append(value.doubleValue())
                        .append('\n'));
        data.forEach(line -> text.append("data ").append(line).append('\n'));
        return text.append('\n').toString();
    }

    private Map<String, Double> numbers() {
        return new TreeMap<>(Map.of(
                "bias", bias, "scale", scale, "slope", slope, "offset", offset, "block", block, "observe", observe));
    }

    /** @throws IllegalArgumentException naming what is wrong */
    static Header parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (!lines.get(0).equals(MAGIC + " " + VERSION)) {
            throw new IllegalArgumentException("Not a model of version " + VERSION + ": it begins with '"
                    + lines.get(0).substring(0, Math.min(40, lines.get(0).length())) + "'");
        }
        Map<String, String> fields = new TreeMap<>();
        List<String> data = lines.stream()
                .filter(line -> line.startsWith("data "))
                .map(line -> line.substring(5))
                .toList();
        for (String line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ');
            if (space > 0) {
                fields.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        if (!String.valueOf(Features.BITS).equals(fields.get("bits"))) {
            throw new IllegalArgumentException(
                    "The model has " + fields.get("bits") + " bits per feature, not " + Features.BITS);
        }
        return new Header(
                number(fields, "bias"),
                number(fields, "scale"),
                number(fields, "slope"),
                number(fields, "offset"),
                number(fields, "block"),
                number(fields, "observe"),
                data);
    }

    private static double number(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The model's header lacks '" + name + "'");
        }
        return Double.parseDouble(value);
    }
}
