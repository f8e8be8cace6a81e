/**
 * Policies that ship ({@link io.llmops.guardrails.policy.Profiles}) and policies in files
 * ({@link io.llmops.guardrails.policy.PolicyFile}), with the guardrails that a file may name.
 */
@NullMarked
package io.llmops.guardrails.policy;

import org.jspecify.annotations.NullMarked;
