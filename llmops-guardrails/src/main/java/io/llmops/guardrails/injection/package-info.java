/** Finds prompt injections and jailbreaks. Start at {@link io.llmops.guardrails.injection.InjectionGuardrail}. */
@NullMarked
package io.llmops.guardrails.injection;

import org.jspecify.annotations.NullMarked;
