package io.llmops.springboot.instrument;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.MethodMetadata;

/**
 * How a bean was declared.
 *
 * @param name without the prefix that the target of a scoped proxy has
 * @param type as which it may be injected, whatever it turns out to be
 */
record Declaration(String name, Class<?> type, @Nullable BeanDefinition definition) {

    private static final String TARGET = "scopedTarget.";

    /**
     * @param type what is known of the bean: its class
     */
    static Declaration of(ConfigurableListableBeanFactory beans, String name, Class<?> type) {
        String shown = ScopedProxyUtils.isScopedTarget(name) ? name.substring(TARGET.length()) : name;
        if (!beans.containsBeanDefinition(name)) {
            return new Declaration(shown, type, null); // an inner bean
        }
        BeanDefinition definition = beans.getMergedBeanDefinition(name);
        Class<?> declared = definition.getResolvableType().resolve(type);
        if (FactoryBean.class.isAssignableFrom(declared)) {
            Class<?> product = beans.getType(name, false);
            declared = product == null ? type : product;
        }
        return new Declaration(shown, declared.isAssignableFrom(type) ? declared : type, definition);
    }

    /** The annotation of the {@code @Bean} method. */
    <A extends Annotation> Optional<A> annotation(Class<A> annotation) {
        if (definition instanceof RootBeanDefinition root && root.getResolvedFactoryMethod() != null) {
            Method method = root.getResolvedFactoryMethod();
            return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, annotation));
        }
        if (definition instanceof AnnotatedBeanDefinition annotated) {
            MethodMetadata method = annotated.getFactoryMethodMetadata();
            return Optional.ofNullable(method)
                    .flatMap(it -> it.getAnnotations().get(annotation).synthesize(found -> found.isPresent()));
        }
        return Optional.empty();
    }

    boolean isInfrastructure() {
        return definition != null && definition.getRole() == BeanDefinition.ROLE_INFRASTRUCTURE;
    }
}
