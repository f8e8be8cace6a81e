package io.llmops.springboot;

import io.llmops.LlmOps;
import io.llmops.telemetry.MicrometerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Makes the {@link LlmOps} of an application from its properties and its beans: {@code OpenTelemetry} and
 * {@code MeterRegistry}, {@code CallGuard}, {@code Evaluator}, {@code Extension}, {@code CallListener}, {@code ResourceSource},
 * {@code PriceBook}, {@code ModelCatalogue}, {@code ContentCapture}, {@code TimeSource}. An application's own {@code LlmOps}
 * takes its place.
 *
 * <p>It is closed after whatever it instruments and before whatever it records to.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "llmops.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LlmOpsProperties.class)
@ImportRuntimeHints(LlmOpsRuntimeHints.class)
public final class LlmOpsAutoConfiguration {

    LlmOpsAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    LlmOps llmOps(LlmOpsProperties properties, ListableBeanFactory beans) {
        return new LlmOpsFactory(properties, beans).make();
    }

    /** Apart, because whoever has no Micrometer must not load it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Micrometer {

        /** First, so that the application's own customizers come after it. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        LlmOpsCustomizer llmOpsMicrometer(ObjectProvider<MeterRegistry> registry) {
            return builder -> registry.ifUnique(it -> builder.micrometer(MicrometerMetrics.on(it)));
        }
    }
}
