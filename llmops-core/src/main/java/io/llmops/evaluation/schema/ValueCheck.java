package io.llmops.evaluation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** The keywords that look at a value itself and not at what is in it. */
final class ValueCheck {

    /** Numbers beyond are not compared: their exact arithmetic has no bound. */
    private static final int LONGEST_NUMBER = 60;

    private ValueCheck() {}

    static boolean fits(JsonNode schema, JsonNode value) {
        boolean isNullAllowed = value.isNull() && schema.path("nullable").asBoolean();
        return isNullAllowed
                || (fitsType(schema.path("type"), value)
                        && fitsChoice(schema, value)
                        && fitsSize(schema, value)
                        && (!value.isNumber() || fitsNumber(schema, value)));
    }

    private static boolean fitsType(JsonNode type, JsonNode value) {
        if (!type.isArray()) {
            return type.isMissingNode() || is(type.asText(), value);
        }
        for (JsonNode each : type) {
            if (is(each.asText(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber() || (value.isNumber() && value.asDouble() % 1 == 0);
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
    }

    private static boolean fitsChoice(JsonNode schema, JsonNode value) {
        JsonNode only = schema.path("const");
        if (!only.isMissingNode() && !only.equals(value)) {
            return false;
        }
        if (!schema.path("enum").isArray()) {
            return true;
        }
        for (JsonNode each : schema.path("enum")) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fitsSize(JsonNode schema, JsonNode value) {
        if (value.isTextual()) {
            String text = value.textValue();
            return isBetween(text.codePointCount(0, text.length()), schema, "minLength", "maxLength");
        } else if (value.isArray()) {
            return isBetween(value.size(), schema, "minItems", "maxItems");
        }
        return !value.isObject() || isBetween(value.size(), schema, "minProperties", "maxProperties");
    }

    private static boolean isBetween(int size, JsonNode schema, String least, String most) {
        return size >= schema.path(least).asInt(0) && size <= schema.path(most).asInt(Integer.MAX_VALUE);
    }

    private static boolean fitsNumber(JsonNode schema, JsonNode value) {
        double number = value.asDouble();
        JsonNode above = schema.path("exclusiveMinimum");
        JsonNode below = schema.path("exclusiveMaximum");
        double least = schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY);
        double most = schema.path("maximum").asDouble(Double.POSITIVE_INFINITY);
        return number >= least
                && number <= most
                && !(above.isNumber() ? number <= above.asDouble() : above.asBoolean() && number == least)
                && !(below.isNumber() ? number >= below.asDouble() : below.asBoolean() && number == most)
                && isMultiple(value, schema.path("multipleOf"));
    }

    private static boolean isMultiple(JsonNode value, JsonNode of) {
        if (!of.isNumber() || of.asDouble() <= 0 || isLong(value) || isLong(of)) {
            return true;
        }
        return value.decimalValue().remainder(of.decimalValue()).compareTo(BigDecimal.ZERO) == 0;
    }

    private static boolean isLong(JsonNode number) {
        double size = Math.abs(number.asDouble());
        return number.asText().length() > LONGEST_NUMBER || size > 1e30 || (size > 0 && size < 1e-30);
    }
}
