package io.llmops.springboot;

import io.llmops.guardrails.GuardrailsBuilder;

/** Has the last word on the {@code Guardrails} that the starter makes, where no property says it. A bean. */
@FunctionalInterface
public interface GuardrailsCustomizer {

    void customize(GuardrailsBuilder builder);
}
