package io.llmops.openai;

import com.openai.core.JsonField;
import com.openai.core.JsonValue;
import com.openai.core.KnownValue;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of the SDK's objects as they are, without making JSON of them, and notes whether each was of the type that the
 * SDK knows. Where one was not, the whole is to be read as JSON.
 */
final class Fields {

    private boolean plain = true;

    /** The value; null if it is missing, null, or of another type. */
    <T> @Nullable T of(JsonField<T> field) {
        if (field instanceof KnownValue<T> known) {
            return known.value();
        }
        plain &= field.isMissing() || field.isNull();
        return null;
    }

    String textOr(JsonField<String> field, String otherwise) {
        String text = of(field);
        return text == null || text.isEmpty() ? otherwise : text;
    }

    /** A text that is there and not empty. */
    @Nullable String text(JsonField<String> field) {
        String text = of(field);
        return text == null || text.isEmpty() ? null : text;
    }

    int whole(JsonField<Long> field, int otherwise) {
        Long number = of(field);
        return number == null ? otherwise : number.intValue();
    }

    /** Reads in this way what it can; null as well where an SDK of another version has no such field. */
    static <T, R> @Nullable R plainly(T sdks, Function<T, @Nullable R> reading) {
        try {
            return reading.apply(sdks);
        } catch (LinkageError e) {
            return null;
        }
    }

    /** A text that is no field of the SDK's, but of a server's that speaks its language. */
    static @Nullable String foreign(Map<String, JsonValue> additional, String field) {
        JsonField<?> value = additional.isEmpty() ? null : additional.get(field);
        return value == null ? null : value.asString().orElse(null);
    }

    boolean arePlain() {
        return plain;
    }
}
