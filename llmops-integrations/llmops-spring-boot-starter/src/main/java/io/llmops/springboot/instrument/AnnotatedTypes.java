package io.llmops.springboot.instrument;

import io.llmops.instrument.InstrumentedLlm;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotationUtils;

/** Whether {@link InstrumentedLlm} is anywhere on a class, its ancestors, its interfaces or their methods. */
final class AnnotatedTypes {

    private static final ClassValue<Boolean> KNOWN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return look(type);
        }
    };

    private AnnotatedTypes() {}

    static boolean carry(Class<?> type) {
        return KNOWN.get(type);
    }

    private static boolean look(Class<?> type) {
        if (!AnnotationUtils.isCandidateClass(type, InstrumentedLlm.class)) {
            return false;
        }
        try {
            return ancestry(type).stream()
                    .anyMatch(it -> Stream.concat(Stream.of(it), Stream.of(it.getDeclaredMethods()))
                            .anyMatch(AnnotatedTypes::isAnnotated));
        } catch (LinkageError e) { // of something that the application has left out: then it does not run either
            return false;
        }
    }

    static Set<Class<?>> ancestry(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        add(type, all);
        return all;
    }

    private static void add(@Nullable Class<?> type, Set<Class<?>> all) {
        if (type != null && type != Object.class && all.add(type)) {
            add(type.getSuperclass(), all);
            Stream.of(type.getInterfaces()).forEach(it -> add(it, all));
        }
    }

    /** A method that declares another bean says something of that one. */
    private static boolean isAnnotated(AnnotatedElement element) {
        return element.isAnnotationPresent(InstrumentedLlm.class) && !element.isAnnotationPresent(Bean.class);
    }
}
