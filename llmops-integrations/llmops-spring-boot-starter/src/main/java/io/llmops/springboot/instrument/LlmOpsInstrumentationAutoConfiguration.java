package io.llmops.springboot.instrument;

import io.llmops.LlmOps;
import io.llmops.instrument.mapping.CallMapping;
import io.llmops.springboot.LlmOpsAutoConfiguration;
import io.llmops.springboot.LlmOpsProperties;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;

/** Instruments the application's beans: clients of known types, and those with {@code @InstrumentedLlm}. */
@AutoConfiguration(after = LlmOpsAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "llmops.enabled", matchIfMissing = true)
@ConditionalOnBean(LlmOps.class)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
@Import(KnownClients.class)
public final class LlmOpsInstrumentationAutoConfiguration {

    LlmOpsInstrumentationAutoConfiguration() {}

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static InstrumentedBeanNames llmOpsInstrumentedBeanNames() {
        return new InstrumentedBeanNames();
    }

    /** Before the application's beans, so that what {@code LlmOps} is made with is known when clients appear. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static BeanFactoryInitializer<ListableBeanFactory> llmOpsFirst() {
        return beans -> beans.getBeanProvider(LlmOps.class).stream().forEach(it -> {});
    }

    /** Needed before other beans, so that nothing is asked of its providers until a client appears. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static InstrumentingPostProcessor llmOpsInstrumentingPostProcessor(
            ConfigurableListableBeanFactory beans,
            ObjectProvider<ClientInstrumenter<?>> instrumenters,
            InstrumentedBeanNames names,
            ObjectProvider<LlmOps> llmOps,
            ObjectProvider<LlmOpsProperties> properties,
            ObjectProvider<CallMapping<?>> mappings) {
        Ops ops = new Ops(llmOps, beans);
        Wishes wishes = new Wishes(properties);
        List<ClientInstrumenter<?>> known = instrumenters.orderedStream().toList();
        return new InstrumentingPostProcessor(
                beans,
                new ClientBeans(known, ops, wishes, names),
                new AnnotatedBeans(
                        ops,
                        wishes,
                        names,
                        () -> new ArrayList<>(mappings.orderedStream().toList())));
    }
}
