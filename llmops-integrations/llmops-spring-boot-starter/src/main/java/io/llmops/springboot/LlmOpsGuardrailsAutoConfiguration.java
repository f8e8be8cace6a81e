package io.llmops.springboot;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.Guardrails;
import io.llmops.record.CallGuard;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Makes the {@link Guardrails} of properties and of beans of type {@link Guardrail}; a bean of type {@link CallGuard} takes their place. */
@AutoConfiguration(before = LlmOpsAutoConfiguration.class)
@ConditionalOnClass(Guardrails.class)
@ConditionalOnBooleanProperty(
        name = {"llmops.enabled", "llmops.guardrails.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(GuardrailsProperties.class)
public final class LlmOpsGuardrailsAutoConfiguration {

    LlmOpsGuardrailsAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(CallGuard.class)
    Guardrails llmOpsGuardrails(
            GuardrailsProperties properties,
            ObjectProvider<Guardrail> guardrails,
            ObjectProvider<GuardrailsCustomizer> customizers) {
        List<Guardrail> beans = guardrails.orderedStream().toList();
        return new GuardrailsFactory(properties, beans)
                .make(customizers.orderedStream().toList());
    }
}
