package io.llmops.springai;

import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what vendors' types tell, without knowing those types: what is not there, or throws, is empty. */
final class Reflected {

    private Reflected() {}

    /** The value at the end of these public methods without parameters; {@link Optional}s on the way are opened. */
    static Optional<Object> value(@Nullable Object start, String... methods) {
        Object at = start;
        for (String method : methods) {
            at = at == null ? null : opened(invoke(at, method));
        }
        return Optional.ofNullable(at);
    }

    static Optional<String> text(@Nullable Object start, String... methods) {
        return value(start, methods)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    static Optional<Number> number(@Nullable Object start, String... methods) {
        return value(start, methods).filter(Number.class::isInstance).map(Number.class::cast);
    }

    /** What {@code target.method(argument)} answers. */
    static Optional<Object> ask(Object target, String method, String argument) {
        return Optional.ofNullable(opened(invoke(target, method, argument)));
    }

    private static @Nullable Object opened(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    private static @Nullable Object invoke(Object target, String name, Object... arguments) {
        try {
            for (Method method : target.getClass().getMethods()) {
                if (method.getName().equals(name) && takes(method, arguments) && method.trySetAccessible()) {
                    return method.invoke(target, arguments);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null; // a vendor's type of another version: not known, then
        }
        return null;
    }

    private static boolean takes(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        return types.length == arguments.length && (types.length == 0 || types[0] == String.class);
    }
}
