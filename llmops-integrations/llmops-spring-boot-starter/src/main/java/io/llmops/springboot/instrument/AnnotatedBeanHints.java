package io.llmops.springboot.instrument;

import io.llmops.instrument.InstrumentedLlm;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/** For native images: the methods of beans with {@link InstrumentedLlm} are looked at, those of their ancestors too. */
final class AnnotatedBeanHints implements BeanRegistrationAotProcessor {

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        return isAnnotated(bean)
                ? (context, code) -> AnnotatedTypes.ancestry(bean.getBeanClass())
                        .forEach(type -> context.getRuntimeHints()
                                .reflection()
                                .registerType(
                                        type,
                                        MemberCategory.INVOKE_PUBLIC_METHODS,
                                        MemberCategory.INVOKE_DECLARED_METHODS))
                : null;
    }

    private static boolean isAnnotated(RegisteredBean bean) {
        var method = bean.getMergedBeanDefinition().getResolvedFactoryMethod();
        return AnnotatedTypes.carry(bean.getBeanClass())
                || (method != null && method.isAnnotationPresent(InstrumentedLlm.class));
    }
}
