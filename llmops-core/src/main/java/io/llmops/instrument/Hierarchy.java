package io.llmops.instrument;

import io.llmops.instrument.returns.Types;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bean's classes and interfaces, nearest first, and what they put in for type variables. */
final class Hierarchy {

    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final Set<Class<?>> interfaces = new LinkedHashSet<>();
    private final Map<TypeVariable<?>, Type> variables = new HashMap<>();

    /**
     * @param type what the host sees: its interfaces count, and not others that the bean happens to have
     * @param beanClass what the bean is
     */
    Hierarchy(Class<?> type, Class<?> beanClass) {
        for (Class<?> each = beanClass; each != null && each != Object.class; each = each.getSuperclass()) {
            classes.add(each);
        }
        bind(type, interfaces);
        bind(beanClass, new LinkedHashSet<>());
    }

    /** Walks up, nearest first. */
    private void bind(@Nullable Class<?> type, Set<Class<?>> met) {
        if (type == null) {
            return;
        }
        if (type.isInterface()) {
            met.add(type);
        }
        put(type.getGenericSuperclass());
        bind(type.getSuperclass(), met);
        for (Type each : type.getGenericInterfaces()) {
            put(each);
            bind(Types.raw(each), met);
        }
    }

    private void put(@Nullable Type parent) {
        if (parent instanceof ParameterizedType generic) {
            TypeVariable<?>[] parameters = Types.raw(generic).getTypeParameters();
            for (int i = 0; i < parameters.length; i++) {
                variables.putIfAbsent(parameters[i], generic.getActualTypeArguments()[i]);
            }
        }
    }

    Set<Class<?>> classes() {
        return classes;
    }

    /** Whatever implements a method: it, what overrides it and what it overrides, in classes first. */
    List<Method> versions(Method method) {
        List<Method> versions = new ArrayList<>();
        classes.forEach(type -> addVersions(method, type, versions));
        if (method.getDeclaringClass().isInterface()) {
            versions.add(method);
        }
        interfaces.forEach(type -> addVersions(method, type, versions));
        return versions;
    }

    /** What the compiler's bridge leads to, with the types that the source declares; the method itself if it is none. */
    static Method bridged(Method method) {
        if (!method.isBridge()) {
            return method;
        }
        List<Method> candidates = Stream.of(method.getDeclaringClass().getDeclaredMethods())
                .filter(it -> !it.isBridge() && leadsTo(method, it))
                .toList();
        return candidates.size() == 1 ? candidates.get(0) : method;
    }

    private static boolean leadsTo(Method bridge, Method to) {
        Class<?>[] wide = bridge.getParameterTypes();
        Class<?>[] narrow = to.getParameterTypes();
        boolean fits = bridge.getName().equals(to.getName())
                && wide.length == narrow.length
                && bridge.getReturnType().isAssignableFrom(to.getReturnType());
        for (int i = 0; fits && i < wide.length; i++) {
            fits = wide[i].isAssignableFrom(narrow[i]);
        }
        return fits;
    }

    private void addVersions(Method method, Class<?> in, List<Method> versions) {
        for (Method each : in.getDeclaredMethods()) {
            if (each.getName().equals(method.getName())
                    && !Modifier.isStatic(each.getModifiers())
                    && !Modifier.isPrivate(each.getModifiers())
                    && parameters(each).equals(parameters(method))) {
                versions.add(each);
            }
        }
    }

    private List<Class<?>> parameters(Method method) {
        List<Class<?>> parameters = new ArrayList<>();
        for (Type each : method.getGenericParameterTypes()) {
            parameters.add(Types.raw(resolved(each)));
        }
        return parameters;
    }

    /** The type with what is known of its variables put in. */
    Type resolved(Type type) {
        Type resolved = type;
        for (int depth = 0; resolved instanceof TypeVariable<?> && depth < 20; depth++) {
            Type bound = variables.get(resolved);
            if (bound == null) {
                return resolved;
            }
            resolved = bound;
        }
        return resolved instanceof ParameterizedType generic ? new Resolved(generic, this) : resolved;
    }

    /** A generic type whose arguments are resolved when they are asked for. */
    private record Resolved(ParameterizedType generic, Hierarchy hierarchy) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            Type[] arguments = generic.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = hierarchy.resolved(arguments[i]);
            }
            return arguments;
        }

        @Override
        public Type getRawType() {
            return generic.getRawType();
        }

        @Override
        public @Nullable Type getOwnerType() {
            return generic.getOwnerType();
        }

        @Override
        public String toString() {
            return generic.toString();
        }
    }
}
