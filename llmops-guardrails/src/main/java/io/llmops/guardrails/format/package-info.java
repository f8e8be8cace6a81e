/** Answers that programs read. */
@NullMarked
package io.llmops.guardrails.format;

import org.jspecify.annotations.NullMarked;
