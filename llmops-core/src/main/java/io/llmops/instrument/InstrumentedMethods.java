package io.llmops.instrument;

import io.llmops.call.CallTarget;
import io.llmops.instrument.mapping.CallMapping;
import io.llmops.instrument.mapping.MethodMapping;
import io.llmops.instrument.mapping.Signature;
import io.llmops.instrument.returns.MethodCall;
import io.llmops.instrument.returns.Proceed;
import io.llmops.instrument.returns.ReturnTypeHandler;
import io.llmops.instrument.returns.ReturnTypeHandler.Answers;
import io.llmops.instrument.returns.Types;
import io.llmops.record.CallRecorder;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The annotated methods of a bean: what every interceptor calls, be it a JDK proxy or a Spring
 * {@code MethodInterceptor}. Thread-safe.
 *
 * <pre>{@code
 * public Object invoke(MethodInvocation invocation) throws Throwable {   // in an interceptor
 *     return methods.invoke(invocation.getMethod(), invocation.getArguments(), arguments -> {
 *         ((ProxyMethodInvocation) invocation).setArguments(arguments);
 *         return invocation.proceed();
 *     });
 * }
 * }</pre>
 */
public final class InstrumentedMethods {

    private static final @Nullable Object[] NO_ARGUMENTS = {};

    /** How calls of one method are made. */
    private record Plan(CallRecorder recorder, MethodMapping mapping, ReturnTypeHandler handler) {}

    /** What calls are made with. */
    record Means(
            List<CallMapping<?>> mappings,
            Function<CallTarget, CallRecorder> recorders,
            List<ReturnTypeHandler> handlers) {}

    private final List<Class<?>> types;
    private final Map<Method, Plan> plans = new LinkedHashMap<>();

    private InstrumentedMethods(List<Class<?>> types) {
        this.types = types;
    }

    /** See {@link InstrumentedBeans#methods}. */
    static InstrumentedMethods of(
            List<Class<?>> types, Class<?> beanClass, Optional<InstrumentedLlm> ofDeclaration, Means means) {
        InstrumentedMethods methods = new InstrumentedMethods(List.copyOf(types));
        types.forEach(type -> methods.addPlans(type, beanClass, ofDeclaration, means));
        methods.refuseUnlessAny(beanClass);
        return methods;
    }

    private void addPlans(Class<?> type, Class<?> beanClass, Optional<InstrumentedLlm> ofDeclaration, Means means) {
        Hierarchy hierarchy = new Hierarchy(type, beanClass);
        Annotations annotations = new Annotations(type, hierarchy, ofDeclaration);
        for (Method method : type.getMethods()) {
            annotations.of(method).ifPresent(annotation -> {
                Method asked = Hierarchy.bridged(method);
                Type returned = hierarchy.resolved(asked.getGenericReturnType());
                plans.put(method, plan(type, asked, annotation, returned, means));
            });
        }
    }

    private static Plan plan(Class<?> type, Method method, InstrumentedLlm annotation, Type returned, Means means) {
        String name = type.getSimpleName() + "." + method.getName();
        for (ReturnTypeHandler handler : means.handlers()) {
            Optional<Answers> answers = answers(name, returned, handler);
            if (answers.isPresent()) {
                Signature signature = new Signature(
                        name,
                        annotation.operation(),
                        Optional.of(annotation.model()).filter(model -> !model.isBlank()),
                        List.of(method.getParameterTypes()),
                        Types.raw(answers.get().type()),
                        answers.get().streamed());
                return new Plan(
                        means.recorders().apply(CallTarget.of(annotation.provider())),
                        MethodMapping.of(signature, means.mappings()),
                        handler);
            }
        }
        throw new IllegalArgumentException(name + " returns " + returned + ", which no handler knows");
    }

    private static Optional<Answers> answers(String method, Type returned, ReturnTypeHandler handler) {
        try {
            return handler.answers(returned);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(method + " cannot be instrumented: " + e.getMessage(), e);
        }
    }

    private void refuseUnlessAny(Class<?> beanClass) {
        if (plans.isEmpty()) {
            throw new IllegalArgumentException("Nothing of " + names() + " is instrumented: put @InstrumentedLlm on "
                    + "it, on its methods that ask a model, or on " + beanClass.getName()
                    + "; on a type it means the methods that take a parameter");
        }
    }

    private String names() {
        return types.stream().map(Class::getName).collect(Collectors.joining(", "));
    }

    void refuseUnused(List<CallMapping<?>> mappings) {
        for (CallMapping<?> mapping : mappings) {
            if (mappings().stream().noneMatch(each -> each.mapping().equals(mapping))) {
                throw new IllegalArgumentException(mapping + " fits no method of " + names()
                        + ": they answer with "
                        + mappings().stream()
                                .map(each -> each.signature().answerType().getName())
                                .distinct()
                                .toList());
            }
        }
    }

    /** Of all methods that ask a model, in no certain order. */
    Collection<MethodMapping> mappings() {
        return plans.values().stream().map(Plan::mapping).toList();
    }

    /**
     * Calls a method: as a recorded call if it asks a model, else just so.
     *
     * @param method as the type declares it
     * @param arguments null means none
     * @throws Throwable what the bean throws, the very same, or {@link io.llmops.call.CallBlockedException}
     */
    public @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments, Proceed proceed)
            throws Throwable {
        @Nullable Object[] given = arguments == null ? NO_ARGUMENTS : arguments;
        Plan plan = plans.get(method);
        return plan == null
                ? proceed.with(given)
                : plan.handler().invoke(MethodCall.begin(plan.recorder(), plan.mapping(), given, proceed));
    }
}
