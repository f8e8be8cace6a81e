package io.llmops.probe.match;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.config.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of one JSON object of a golden set, read strictly. Every complaint is an {@link IllegalArgumentException} that
 * names key, value and fix.
 */
public final class Fields {

    private static final int SHOWN = 60;

    private final JsonNode object;
    private final String path;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * The keys of this object.
     *
     * @param path what the object is called, such as {@code match}; empty for a whole case
     */
    public Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    public Optional<JsonNode> any(String key) {
        known.add(key);
        JsonNode value = object.get(key);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** A text that is not blank. */
    public Optional<String> text(String key, int most) {
        return any(key).map(value -> {
            if (!value.isTextual() || value.asText().isBlank()) {
                throw wrong(key, value, "a text that is not blank");
            }
            if (value.asText().length() > most) {
                throw new IllegalArgumentException(
                        name(key) + " has " + value.asText().length() + " characters; at most " + most + " are read");
            }
            return value.asText();
        });
    }

    public Optional<Boolean> truth(String key) {
        return any(key).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(key, value, "true or false");
            }
            return value.booleanValue();
        });
    }

    public Optional<Double> number(String key) {
        return any(key).map(value -> {
            if (!value.isNumber()) {
                throw wrong(key, value, "a number");
            }
            return value.doubleValue();
        });
    }

    /** A list of texts, or a single one. */
    public Optional<List<String>> texts(String key) {
        return any(key).map(value -> {
            List<String> texts = new ArrayList<>();
            for (JsonNode each : value.isArray() ? value : List.of(value)) {
                if (!each.isTextual() || each.asText().isBlank()) {
                    throw wrong(key, value, "a text or a list of texts, none blank");
                }
                texts.add(each.asText());
            }
            return texts;
        });
    }

    /** One of the constants, written small. */
    public <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type) {
        return any(key).map(value -> {
            for (E each : type.getEnumConstants()) {
                if (value.asText().equals(each.name().toLowerCase(Locale.ROOT))) {
                    return each;
                }
            }
            throw wrong(
                    key,
                    value,
                    "one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
        });
    }

    /** Complains about keys that nobody asked for. */
    public void done() {
        object.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(name(key) + " is not known here" + Spelling.hint(key, known));
            }
        });
    }

    public IllegalArgumentException wrong(String key, JsonNode value, String wanted) {
        return new IllegalArgumentException(name(key) + " is " + shown(value) + "; it must be " + wanted);
    }

    private String name(String key) {
        return "'" + (path.isEmpty() ? key : path + "." + key) + "'";
    }

    /** The value, cut: those who write golden sets want to see what they wrote. */
    public static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
