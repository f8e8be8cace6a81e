package io.llmops.springboot;

import io.llmops.alerting.AlertingBuilder;

/** Has the last word on the {@code Alerting} that the starter makes, where no property says it. A bean. */
@FunctionalInterface
public interface AlertingCustomizer {

    void customize(AlertingBuilder builder);
}
