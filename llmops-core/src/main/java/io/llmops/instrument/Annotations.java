package io.llmops.instrument;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which methods ask a model, by the nearest {@link InstrumentedLlm}. */
final class Annotations {

    private final Class<?> type;
    private final Hierarchy hierarchy;
    private final Optional<InstrumentedLlm> ofDeclaration;

    /**
     * @param ofDeclaration by whoever declared the bean: nearer than what its types say, farther than what its methods do
     */
    Annotations(Class<?> type, Hierarchy hierarchy, Optional<InstrumentedLlm> ofDeclaration) {
        this.type = type;
        this.hierarchy = hierarchy;
        this.ofDeclaration = ofDeclaration;
    }

    Optional<InstrumentedLlm> of(Method method) {
        if (Modifier.isStatic(method.getModifiers()) || isObjects(method) || isClose(method)) {
            return Optional.empty();
        }
        List<Method> versions = hierarchy.versions(method);
        Optional<InstrumentedLlm> own = first(versions.stream().map(it -> it.getAnnotation(InstrumentedLlm.class)));
        if (own.isPresent() || method.getParameterCount() == 0) {
            return own;
        }
        Stream<Class<?>> declaring = versions.stream().map(Method::getDeclaringClass);
        return ofDeclaration.or(() -> ofTypes(declaring));
    }

    private Optional<InstrumentedLlm> ofTypes(Stream<Class<?>> declaring) {
        return first(Stream.of(hierarchy.classes().stream(), Stream.<Class<?>>of(type), declaring)
                .flatMap(types -> types)
                .map(it -> it.getAnnotation(InstrumentedLlm.class)));
    }

    private static Optional<InstrumentedLlm> first(Stream<InstrumentedLlm> found) {
        return found.filter(annotation -> annotation != null).findFirst();
    }

    private static boolean isClose(Method method) {
        return method.getName().equals("close") && method.getParameterCount() == 0;
    }

    /** Interfaces may declare them again. */
    static boolean isObjects(Method method) {
        return Stream.of(Object.class.getMethods())
                .anyMatch(it -> it.getName().equals(method.getName())
                        && Arrays.equals(it.getParameterTypes(), method.getParameterTypes()));
    }
}
