package io.llmops.springboot;

import io.llmops.alerting.Alerting;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Makes the {@link Alerting} of properties and of beans of type {@code Monitor}, {@code Notifier}, {@code IncidentJournal} and
 * {@code IncidentListener}, once there is somebody to tell.
 */
@AutoConfiguration(before = LlmOpsAutoConfiguration.class)
@ConditionalOnClass({Alerting.class, SdkMeterProvider.class})
@ConditionalOnBooleanProperty(
        name = {"llmops.enabled", "llmops.alerting.enabled"},
        matchIfMissing = true)
@Conditional(SomebodyToTell.class)
@EnableConfigurationProperties(AlertingProperties.class)
public final class LlmOpsAlertingAutoConfiguration {

    LlmOpsAlertingAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Alerting llmOpsAlerting(AlertingProperties properties, Environment environment, ListableBeanFactory beans) {
        return new AlertingFactory(properties, beans).make(environment.getProperty("spring.application.name", ""));
    }
}
