package io.llmops.langchain4j;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value of a type that is not on our path, by the names of public methods, one after the other. Looked up once;
 * what a class does not have is absent.
 */
final class Getter {

    static final Getter ABSENT = new Getter(List.of());

    private final List<MethodHandle> steps;

    private Getter(List<MethodHandle> steps) {
        this.steps = steps;
    }

    /** A path such as {@code inputTokensDetails().cachedTokens()}. */
    static Getter of(Class<?> type, String... names) {
        List<MethodHandle> steps = new ArrayList<>(names.length);
        Class<?> at = type;
        for (String name : names) {
            try {
                Method method = at.getMethod(name);
                steps.add(MethodHandles.publicLookup().unreflect(method));
                at = method.getReturnType();
            } catch (ReflectiveOperationException | LinkageError e) {
                return ABSENT;
            }
        }
        return new Getter(List.copyOf(steps));
    }

    boolean isAbsent() {
        return steps.isEmpty();
    }

    /** The first of the two that there is. */
    Getter or(Getter other) {
        return isAbsent() ? other : this;
    }

    /** The value; null where the class does not have it, or it is null at some step. Throws what the methods throw. */
    @Nullable Object read(Object from) {
        if (isAbsent()) {
            return null;
        }
        Object value = from;
        for (MethodHandle step : steps) {
            value = value == null ? null : invoke(step, value);
        }
        return value;
    }

    private static @Nullable Object invoke(MethodHandle step, Object on) {
        try {
            return step.invoke(on);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }
}
