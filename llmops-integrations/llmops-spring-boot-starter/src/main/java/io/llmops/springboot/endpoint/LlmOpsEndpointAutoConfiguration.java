package io.llmops.springboot.endpoint;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.springboot.LlmOpsAlertingAutoConfiguration;
import io.llmops.springboot.LlmOpsAutoConfiguration;
import io.llmops.springboot.instrument.InstrumentedBeanNames;
import io.llmops.springboot.instrument.LlmOpsInstrumentationAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint {@code llmops}, where the actuator is there and the endpoint is exposed. */
@AutoConfiguration(
        after = {
            LlmOpsAutoConfiguration.class,
            LlmOpsAlertingAutoConfiguration.class,
            LlmOpsInstrumentationAutoConfiguration.class
        })
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean({LlmOps.class, InstrumentedBeanNames.class})
public final class LlmOpsEndpointAutoConfiguration {

    LlmOpsEndpointAutoConfiguration() {}

    /** Apart, because its condition is the actuator's own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAvailableEndpoint(LlmOpsEndpoint.class)
    static class Exposed {

        /** Picked up by the {@code LlmOps} that the starter makes; an application's own must be given it. */
        @Bean
        CallCounts llmOpsCallCounts() {
            return new CallCounts();
        }

        @Bean
        @ConditionalOnMissingBean
        LlmOpsEndpoint llmOpsEndpoint(
                InstrumentedBeanNames clients, CallCounts calls, ObjectProvider<Reporter> alerting) {
            return new LlmOpsEndpoint(
                    clients,
                    calls,
                    () -> alerting.stream().findFirst().map(Reporter::report).orElse(null));
        }
    }

    /** Tells how alerting stands. */
    interface Reporter {
        AlertingReport report();
    }

    /** Apart, because an application may have left alerting out. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Alerting.class)
    @ConditionalOnBean(Alerting.class)
    static class WithAlerting {

        @Bean
        Reporter llmOpsAlertingReporter(Alerting alerting) {
            return () -> AlertingReport.of(alerting);
        }
    }
}
