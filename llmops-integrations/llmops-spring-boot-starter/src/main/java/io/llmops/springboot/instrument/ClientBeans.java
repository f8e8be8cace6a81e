package io.llmops.springboot.instrument;

import io.llmops.LlmOps;
import io.llmops.instrument.Instrumented;
import io.llmops.springboot.instrument.InstrumentedBeanNames.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.core.DecoratingProxy;

/** Instruments clients of known types. Whatever goes wrong, the application has its client. */
final class ClientBeans {

    private static final Logger log = LoggerFactory.getLogger(ClientBeans.class);
    private static final Set<Class<?>> MARKS = Set.of(SpringProxy.class, Advised.class, DecoratingProxy.class);

    private final List<ClientInstrumenter<?>> instrumenters;
    private final Ops ops;
    private final Wishes wishes;
    private final InstrumentedBeanNames names;

    ClientBeans(List<ClientInstrumenter<?>> instrumenters, Ops ops, Wishes wishes, InstrumentedBeanNames names) {
        this.instrumenters = List.copyOf(instrumenters);
        this.ops = ops;
        this.wishes = wishes;
        this.names = names;
    }

    boolean know(Class<?> type) {
        return instrumenters.stream().anyMatch(it -> it.type().isAssignableFrom(type));
    }

    /** Whether clients are instrumented that nobody has annotated. */
    boolean areWanted() {
        return wishes.instrumentClients();
    }

    private List<ClientInstrumenter<?>> knowing(Class<?> type) {
        return instrumenters.stream()
                .filter(it -> it.type().isAssignableFrom(type))
                .toList();
    }

    Object instrument(Object bean, Declaration declaration) {
        if (!areWanted() || wishes.isTurnedOff(declaration, bean.getClass())) {
            return left(bean, declaration, State.TURNED_OFF);
        }
        if (Instrumented.is(bean)) {
            return left(bean, declaration, State.ALREADY_INSTRUMENTED);
        }
        Front front = Front.of(bean.getClass(), declaration.type());
        if (front.kind() == Front.Kind.NONE) {
            log.warn(
                    "Client bean '{}' is not instrumented, and no guardrail sees its calls: it is declared as {}, and nothing"
                            + " else can be one. Declare it as {} (the return type of its @Bean method) to have it instrumented, or set llmops.clients.{}.enabled=false",
                    declaration.name(),
                    declaration.type().getName(),
                    as(bean.getClass()),
                    declaration.name());
            return left(bean, declaration, State.NOT_POSSIBLE);
        }
        Optional<LlmOps> found = ops.forBean(declaration.name());
        if (found.isEmpty()) {
            log.warn(
                    "Client bean '{}' is not instrumented, and no guardrail sees its calls: LlmOps itself is made with it,"
                            + " perhaps for an evaluator or a guardrail. Set llmops.clients.{}.enabled=false if that is as it should be",
                    declaration.name(),
                    declaration.name());
            return left(bean, declaration, State.NOT_POSSIBLE);
        }
        return instrument(bean, declaration, front, found.get());
    }

    /** A library that is not the one we were built for may refuse in any way. */
    private Object instrument(Object bean, Declaration declaration, Front front, LlmOps with) {
        try {
            Map<Class<?>, Object> clients = new LinkedHashMap<>();
            for (ClientInstrumenter<?> each : knowing(bean.getClass())) {
                clients.put(each.type(), wrapped(each, bean, declaration, with));
            }
            Object shown = shown(bean, clients, front);
            names.add(declaration.name(), bean.getClass(), as(bean.getClass()), State.INSTRUMENTED);
            return shown;
        } catch (RuntimeException | LinkageError e) {
            log.warn(
                    "Client bean '{}' is not instrumented, and no guardrail sees its calls; it works as it did without us",
                    declaration.name(),
                    e);
            return left(bean, declaration, State.NOT_POSSIBLE);
        }
    }

    private <T> Object wrapped(ClientInstrumenter<T> instrumenter, Object bean, Declaration declaration, LlmOps with) {
        T client = instrumenter.type().cast(bean);
        return (Object) instrumenter.instrument(with, client, wishes.provider(declaration));
    }

    /** No proxy is needed in front of a client that is all that the bean was known as. */
    private static Object shown(Object bean, Map<Class<?>, Object> clients, Front front) {
        Object client = clients.values().iterator().next();
        boolean isAll = front.kind() == Front.Kind.INTERFACES
                && front.interfaces().stream().allMatch(it -> it.isInstance(client) || MARKS.contains(it));
        return isAll ? client : front.before(bean, new ClientCalls(clients));
    }

    Class<?> proxyClass(Class<?> beanClass) {
        Front front = Front.of(beanClass, beanClass);
        MethodInterceptor none = invocation -> invocation.proceed();
        return front.kind() == Front.Kind.SUBCLASS ? front.proxyClass(none) : beanClass;
    }

    private Object left(Object bean, Declaration declaration, State state) {
        names.add(declaration.name(), bean.getClass(), as(bean.getClass()), state);
        return bean;
    }

    private String as(Class<?> type) {
        return knowing(type).stream().map(it -> it.type().getName()).collect(Collectors.joining(", "));
    }
}
