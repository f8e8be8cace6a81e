package io.llmops.springboot;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A property has a value that the library refuses. Its message names the key, the value unless it is a secret, and the fix. */
public final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final String value;
    private final String reason;

    InvalidPropertyException(String key, Object value, String reason, @Nullable Throwable cause) {
        super(key + " is '" + value + "': " + reason, cause);
        this.key = key;
        this.value = String.valueOf(value);
        this.reason = reason;
    }

    /** Gives a property to a builder, if there is one; what the builder refuses is told with the name of the property. */
    static <T> void apply(String key, @Nullable T value, Consumer<? super T> builder) {
        if (value == null) {
            return;
        }
        try {
            builder.accept(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException(key, value, String.valueOf(e.getMessage()), e);
        }
    }

    public String key() {
        return key;
    }

    /** What it was; stars if it is a secret. */
    public String value() {
        return value;
    }

    /** What is wrong with it and what to write instead. */
    public String reason() {
        return reason;
    }
}
