package io.llmops.springboot.instrument;

import io.llmops.LlmOps;
import io.llmops.instrument.Instrumented;
import io.llmops.instrument.InstrumentedBeans;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.instrument.InstrumentedMethods;
import io.llmops.instrument.mapping.CallMapping;
import io.llmops.springboot.instrument.InstrumentedBeanNames.State;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.springframework.aop.support.AopUtils;

/** Instruments beans by {@link InstrumentedLlm}, wherever it is. What cannot be is refused: it was asked for. */
final class AnnotatedBeans {

    private static final String ANNOTATION = "@InstrumentedLlm";

    /** One bean is always of one class, but prototypes may choose. */
    private record Key(String name, Class<?> type) {}

    private final ConcurrentMap<Key, AnnotatedCalls> known = new ConcurrentHashMap<>();
    private final Ops ops;
    private final Wishes wishes;
    private final InstrumentedBeanNames names;
    private final Supplier<List<CallMapping<?>>> mappings;

    AnnotatedBeans(Ops ops, Wishes wishes, InstrumentedBeanNames names, Supplier<List<CallMapping<?>>> mappings) {
        this.ops = ops;
        this.wishes = wishes;
        this.names = names;
        this.mappings = mappings;
    }

    boolean know(Class<?> type, Declaration declaration) {
        return AnnotatedTypes.carry(type)
                || declaration.annotation(InstrumentedLlm.class).isPresent();
    }

    Object instrument(Object bean, Declaration declaration) {
        Class<?> type = AopUtils.getTargetClass(bean);
        if (wishes.isTurnedOff(declaration, type)) {
            names.add(declaration.name(), type, ANNOTATION, State.TURNED_OFF);
            return bean;
        }
        if (Instrumented.is(bean)) {
            names.add(declaration.name(), type, ANNOTATION, State.ALREADY_INSTRUMENTED);
            return bean;
        }
        Front front = Front.of(bean.getClass(), declaration.type());
        if (front.kind() == Front.Kind.NONE) {
            throw new IllegalStateException(
                    "Bean '" + declaration.name() + "' has @InstrumentedLlm, but it is declared as "
                            + declaration.type().getName()
                            + ", which is final or has final methods: declare it as an interface (the"
                            + " return type of its @Bean method), or make the class and its methods open to proxies");
        }
        AnnotatedCalls calls = known.computeIfAbsent(
                new Key(declaration.name(), bean.getClass()), it -> calls(type, declaration, front));
        names.add(declaration.name(), type, ANNOTATION, State.INSTRUMENTED);
        return front.before(bean, calls);
    }

    private AnnotatedCalls calls(Class<?> type, Declaration declaration, Front front) {
        LlmOps with = ops.forBean(declaration.name())
                .orElseThrow(
                        () -> new IllegalStateException("Bean '" + declaration.name() + "' has @InstrumentedLlm, but"
                                + " LlmOps itself is made with it: take the annotation away, or set llmops.clients."
                                + declaration.name() + ".enabled=false"));
        InstrumentedBeans beans = new InstrumentedBeans(target -> with.recorder(target, error -> Optional.empty()));
        try {
            InstrumentedMethods methods =
                    beans.methods(asked(front), type, declaration.annotation(InstrumentedLlm.class), mappings.get());
            return new AnnotatedCalls(methods);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "Bean '" + declaration.name() + "' cannot be instrumented: " + e.getMessage(), e);
        }
    }

    /** Nobody asks a model through {@code Comparable} or Spring's callbacks. */
    private static List<Class<?>> asked(Front front) {
        List<Class<?>> own = front.types().stream()
                .filter(it ->
                        !it.getName().startsWith("java.lang.") && !it.getName().startsWith("org.springframework."))
                .toList();
        return own.isEmpty() ? front.types() : own;
    }

    Class<?> proxyClass(Class<?> beanClass) {
        Front front = Front.of(beanClass, beanClass);
        return front.kind() == Front.Kind.NONE ? beanClass : front.proxyClass(invocation -> invocation.proceed());
    }
}
