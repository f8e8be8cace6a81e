package io.llmops.instrument;

import io.llmops.call.CallTarget;
import io.llmops.instrument.mapping.CallMapping;
import io.llmops.instrument.publishers.PublisherHandler;
import io.llmops.instrument.returns.ReturnTypeHandler;
import io.llmops.instrument.returns.StageHandler;
import io.llmops.instrument.returns.ValueHandler;
import io.llmops.instrument.streams.IterableHandler;
import io.llmops.instrument.streams.IteratorHandler;
import io.llmops.instrument.streams.StreamHandler;
import io.llmops.record.CallRecorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instruments beans by {@link InstrumentedLlm}. Applications call {@code LlmOps.instrument}; this is for those who bring
 * interceptors of their own.
 *
 * <pre>{@code
 * var beans = new InstrumentedBeans(target -> ops.recorder(target, error -> Optional.empty()));
 * InstrumentedMethods methods = beans.methods(Support.class, bean.getClass());
 * }</pre>
 */
public final class InstrumentedBeans {

    private static final Logger log = LoggerFactory.getLogger(InstrumentedBeans.class);

    private final BiFunction<Class<?>, CallTarget, CallRecorder> recorders;
    private final Set<Class<?>> told = ConcurrentHashMap.newKeySet();

    public InstrumentedBeans(Function<CallTarget, CallRecorder> recorders) {
        this((type, target) -> recorders.apply(target));
    }

    /**
     * @param recorders gives one for each provider of a bean, by the type that is instrumented
     */
    public InstrumentedBeans(BiFunction<Class<?>, CallTarget, CallRecorder> recorders) {
        this.recorders = recorders;
    }

    /**
     * A proxy of the bean.
     *
     * @throws IllegalArgumentException if it cannot be made, nothing is annotated, or a return type is unknown; the
     *     message tells the fix
     */
    public <T> T proxy(Class<T> type, T bean, CallMapping<?>... mappings) {
        return BeanProxy.of(type, bean, () -> methods(type, bean.getClass(), mappings));
    }

    /**
     * The annotated methods of a bean. Tells once per type, in a log line, what its mappings leave unknown.
     *
     * @param type the methods that will be called are this one's: an interface, or a class whose methods are intercepted
     * @throws IllegalArgumentException if nothing is annotated, a return type is unknown, or a mapping fits no method
     */
    public InstrumentedMethods methods(Class<?> type, Class<?> beanClass, CallMapping<?>... mappings) {
        List<CallMapping<?>> demanded = List.of(mappings);
        InstrumentedMethods methods =
                InstrumentedMethods.of(List.of(type), beanClass, Optional.empty(), carrying(type, demanded));
        methods.refuseUnused(demanded);
        return told(type, methods);
    }

    /**
     * The annotated methods of a bean of a container, which may show several interfaces and be declared, annotation and all,
     * by somebody other than its class.
     *
     * @param types the methods that will be called are theirs: interfaces, or one class whose methods are intercepted
     * @param ofDeclaration counts before what types say and after what methods do
     * @param mappings of all beans: those that fit none of the methods are left aside
     * @throws IllegalArgumentException if nothing is annotated, or a return type is unknown
     */
    public InstrumentedMethods methods(
            List<Class<?>> types,
            Class<?> beanClass,
            Optional<InstrumentedLlm> ofDeclaration,
            List<CallMapping<?>> mappings) {
        return told(beanClass, InstrumentedMethods.of(types, beanClass, ofDeclaration, carrying(beanClass, mappings)));
    }

    private InstrumentedMethods.Means carrying(Class<?> type, List<CallMapping<?>> mappings) {
        Map<CallTarget, CallRecorder> shared = new HashMap<>();
        return new InstrumentedMethods.Means(
                mappings, target -> shared.computeIfAbsent(target, it -> recorders.apply(type, it)), handlers());
    }

    private InstrumentedMethods told(Class<?> type, InstrumentedMethods methods) {
        if (told.add(type)) {
            Gaps.of(methods).forEach(log::warn);
        }
        return methods;
    }

    /** Those that others bring come first. */
    private static List<ReturnTypeHandler> handlers() {
        List<ReturnTypeHandler> handlers = new ArrayList<>();
        ServiceLoader.load(ReturnTypeHandler.class).stream()
                .flatMap(InstrumentedBeans::usable)
                .forEach(handlers::add);
        handlers.addAll(List.of(
                new StageHandler(),
                new PublisherHandler(),
                new StreamHandler(),
                new IteratorHandler(),
                new IterableHandler(),
                new ValueHandler()));
        return handlers;
    }

    /** Nobody returns types of a library that is not there, and its handler would fail over them. */
    private static Stream<ReturnTypeHandler> usable(ServiceLoader.Provider<ReturnTypeHandler> provider) {
        try {
            ReturnTypeHandler handler = provider.get();
            var asked = handler.answers(void.class);
            return asked.isEmpty() ? Stream.of(handler) : Stream.empty();
        } catch (ServiceConfigurationError | LinkageError e) {
            log.debug("{} is left out", provider.type().getName(), e);
            return Stream.empty();
        }
    }
}
