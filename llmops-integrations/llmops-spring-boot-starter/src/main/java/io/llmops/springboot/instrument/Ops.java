package io.llmops.springboot.instrument;

import io.llmops.LlmOps;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The application's {@code LlmOps}, made when the first client is. */
final class Ops {

    private final ObjectProvider<LlmOps> provider;
    private final ConfigurableListableBeanFactory beans;
    private volatile @Nullable LlmOps made;

    Ops(ObjectProvider<LlmOps> provider, ConfigurableListableBeanFactory beans) {
        this.provider = provider;
        this.beans = beans;
    }

    /** Empty where the bean at hand is a part of it, such as the model of a judge: who judges a judge? */
    Optional<LlmOps> forBean(String beanName) {
        LlmOps ops = made;
        if (ops == null) {
            try {
                ops = provider.getObject();
            } catch (BeanCreationException e) {
                if (e.getMostSpecificCause() instanceof BeanCurrentlyInCreationException) {
                    return Optional.empty();
                }
                throw e;
            }
            made = ops;
        }
        closeAfter(beanName);
        return Optional.of(ops);
    }

    /** Who is instrumented ends first, for what it still has to tell. */
    private void closeAfter(String beanName) {
        for (String ops : beans.getBeanNamesForType(LlmOps.class, false, false)) {
            beans.registerDependentBean(ops, beanName);
        }
    }
}
