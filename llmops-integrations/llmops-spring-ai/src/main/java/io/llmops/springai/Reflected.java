package io.llmops.springai;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads what vendors' types tell, without knowing those types: what is not there, or throws, is empty. */
final class Reflected {

    /** Asked for of every call; looking through a class copies every method that it has. */
    private static final ClassValue<Map<String, Optional<Method>>> GETTERS = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

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
            Optional<Method> method = arguments.length == 0
                    ? getter(target.getClass(), name)
                    : find(target.getClass(), name, arguments.length);
            return method.isPresent() ? method.get().invoke(target, arguments) : null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return null; // a vendor's type of another version: not known, then
        }
    }

    private static Optional<Method> getter(Class<?> type, String name) {
        Map<String, Optional<Method>> getters = GETTERS.get(type);
        Optional<Method> known = getters.get(name);
        return known == null ? getters.computeIfAbsent(name, it -> find(type, it, 0)) : known;
    }

    private static Optional<Method> find(Class<?> type, String name, int parameters) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && takes(method, parameters) && method.trySetAccessible()) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    private static boolean takes(Method method, int parameters) {
        return method.getParameterCount() == parameters
                && (parameters == 0 || method.getParameterTypes()[0] == String.class);
    }
}
