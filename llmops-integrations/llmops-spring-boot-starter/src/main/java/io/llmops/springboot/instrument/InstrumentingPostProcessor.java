package io.llmops.springboot.instrument;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;

/**
 * Puts what records calls in front of beans as they are made: singletons, prototypes, the targets of scoped proxies, what
 * factory beans make. Comes after Spring's own proxies, so that what they add is a part of the call.
 */
final class InstrumentingPostProcessor implements SmartInstantiationAwareBeanPostProcessor, Ordered {

    private final ConfigurableListableBeanFactory beans;
    private final ClientBeans clients;
    private final AnnotatedBeans annotated;
    /** Beans that others got before they were ready, by name. */
    private final ConcurrentMap<String, Object> early = new ConcurrentHashMap<>();

    InstrumentingPostProcessor(ConfigurableListableBeanFactory beans, ClientBeans clients, AnnotatedBeans annotated) {
        this.beans = beans;
        this.clients = clients;
        this.annotated = annotated;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Object getEarlyBeanReference(Object bean, String beanName) {
        early.put(beanName, bean);
        return instrumented(bean, beanName);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return early.remove(beanName) == bean ? bean : instrumented(bean, beanName);
    }

    private Object instrumented(Object bean, String beanName) {
        if (isSpringsOwn(bean)) {
            return bean;
        }
        boolean isClient = clients.know(bean.getClass());
        Declaration declaration = Declaration.of(beans, beanName, bean.getClass());
        if (declaration.isInfrastructure()) {
            return bean;
        }
        boolean isAnnotated = annotated.know(bean.getClass(), declaration);
        if (isClient && (!isAnnotated || clients.areWanted())) {
            return clients.instrument(bean, declaration);
        }
        return isAnnotated ? annotated.instrument(bean, declaration) : bean;
    }

    /** Of a scoped proxy it is the target that is instrumented. */
    private static boolean isSpringsOwn(Object bean) {
        return bean instanceof FactoryBean
                || bean instanceof ScopedObject
                || bean instanceof AopInfrastructureBean
                || bean instanceof BeanPostProcessor;
    }

    /** For native images: the proxy's class must be made ahead of time. */
    @Override
    public Class<?> determineBeanType(Class<?> beanClass, String beanName) {
        Declaration declaration = Declaration.of(beans, beanName, beanClass);
        if (declaration.isInfrastructure() || FactoryBean.class.isAssignableFrom(beanClass)) {
            return beanClass;
        }
        if (clients.know(beanClass)) {
            return clients.proxyClass(beanClass);
        }
        return annotated.know(beanClass, declaration) ? annotated.proxyClass(beanClass) : beanClass;
    }
}
