package io.llmops.resource;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code nvidia-smi --query-gpu=… --format=csv,noheader,nounits} prints: a line per GPU, fields divided by
 * {@code ", "}, memory in MiB, utilization in percent. Names may hold commas, so fields are counted from both ends.
 */
final class NvidiaSmiOutput {

    static final List<String> COLUMNS =
            List.of("index", "uuid", "name", "utilization.gpu", "memory.used", "memory.total");

    private static final int BEFORE_NAME = 2;
    private static final int AFTER_NAME = 3;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int LONGEST_QUOTE = 40;

    private final int lineNumber;
    private final List<String> fields;

    private NvidiaSmiOutput(int lineNumber, List<String> fields) {
        this.lineNumber = lineNumber;
        this.fields = fields;
    }

    static List<Observation> parse(String output) throws ResourceException {
        List<Observation> found = new ArrayList<>();
        String[] lines = output.stripTrailing().split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            found.addAll(new NvidiaSmiOutput(i + 1, fields(i + 1, lines[i])).observations());
        }
        return found;
    }

    private static List<String> fields(int lineNumber, String line) throws ResourceException {
        List<String> cells =
                Arrays.stream(line.split(",", -1)).map(String::strip).toList();
        if (cells.size() < COLUMNS.size()) {
            throw new ResourceException("nvidia-smi, line " + lineNumber + ": expected the " + COLUMNS.size()
                    + " fields " + COLUMNS + ", found " + cells.size());
        }
        int nameEnd = cells.size() - AFTER_NAME;
        List<String> fields = new ArrayList<>(cells.subList(0, BEFORE_NAME));
        fields.add(String.join(", ", cells.subList(BEFORE_NAME, nameEnd)));
        fields.addAll(cells.subList(nameEnd, cells.size()));
        return fields;
    }

    /** None of a GPU that does not even tell its UUID. */
    private List<Observation> observations() throws ResourceException {
        double utilization = number(3);
        double usedMib = number(4);
        double totalMib = number(5);
        if (utilization > 100) {
            throw malformed(3, "a percentage from 0 to 100");
        }
        if (isAbsent(1)) {
            return List.of();
        }
        return new GpuReading(
                        identity(),
                        utilization / 100,
                        usedMib * GpuReading.BYTES_PER_MIB,
                        totalMib * GpuReading.BYTES_PER_MIB)
                .observations();
    }

    private Attributes identity() throws ResourceException {
        if (fields.get(1).isEmpty()) {
            throw malformed(1, "the UUID of a GPU");
        }
        var identity =
                Attributes.builder().put(Attribute.HW_ID, fields.get(1)).put(Attribute.HW_VENDOR, GpuReading.VENDOR);
        if (!isAbsent(0)) {
            identity.put(Attribute.HW_NAME, "GPU " + (int) number(0));
        }
        if (!isAbsent(2)) {
            identity.put(Attribute.HW_MODEL, fields.get(2));
        }
        return identity.build();
    }

    /** NaN if it is not known. */
    private double number(int column) throws ResourceException {
        if (isAbsent(column)) {
            return Double.NaN;
        }
        if (!WHOLE_NUMBER.matcher(fields.get(column)).matches()) {
            throw malformed(column, "a whole number, or [N/A]");
        }
        return Integer.parseInt(fields.get(column));
    }

    /** Reasons stand in brackets: {@code [N/A]}, {@code [Not Supported]}, {@code [GPU requires reset]}. */
    private boolean isAbsent(int column) {
        String field = fields.get(column);
        return (field.startsWith("[") && field.endsWith("]")) || field.equals("N/A") || field.equals("ERR!");
    }

    private ResourceException malformed(int column, String expected) {
        String field = fields.get(column).replaceAll("\\p{Cntrl}", "?");
        String quote = field.length() > LONGEST_QUOTE ? field.substring(0, LONGEST_QUOTE) + "…" : field;
        return new ResourceException("nvidia-smi, line " + lineNumber + ", column " + (column + 1) + " ("
                + COLUMNS.get(column) + "): expected " + expected + ", found \"" + quote + "\"");
    }
}
