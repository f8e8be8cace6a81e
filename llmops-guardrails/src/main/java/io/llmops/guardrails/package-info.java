/**
 * The guardrail pipeline: what a guardrail is, what it may say about a text, and how its word is carried out on whole
 * texts and on streams.
 */
@NullMarked
package io.llmops.guardrails;

import org.jspecify.annotations.NullMarked;
