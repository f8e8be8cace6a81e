package io.llmops.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A metric that is looked at rather than recorded: a level, such as the memory in use, that somebody asks for whenever
 * metrics are collected.
 *
 * @param name by the syntax of OpenTelemetry instrument names: a letter, then up to 254 letters, digits and {@code _.-/}
 * @param unit in UCUM, such as {@code By}, {@code 1} for a ratio, {@code {request}}
 * @param attributes all keys that its observations may carry, in the order in which documents list them
 */
public record ObservedMetric(
        String name, String unit, String description, Kind kind, List<AttributeKey<?>> attributes) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]{0,254}");
    private static final int LONGEST_UNIT = 63;

    /** What its numbers mean. */
    public enum Kind {
        /** A level that means nothing when added up, such as a utilization; a fraction. */
        GAUGE,
        /** A level that adds up over its attributes, such as bytes or requests; a whole number. */
        UP_DOWN_COUNTER
    }

    public ObservedMetric {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A metric cannot be named \"" + name
                    + "\"; begin with a letter and use up to 255 letters, digits and _ . - /");
        }
        if (unit.isBlank() || unit.length() > LONGEST_UNIT) {
            throw new IllegalArgumentException("The unit of " + name + " is \"" + unit
                    + "\"; give a UCUM unit of up to 63 characters, such as By, s, {request}, or 1 for a ratio");
        }
        attributes = List.copyOf(attributes);
        if (attributes.stream().map(AttributeKey::getKey).distinct().count() < attributes.size()) {
            throw new IllegalArgumentException(
                    "Metric " + name + " lists an attribute twice: " + attributes + "; list it once");
        }
    }
}
