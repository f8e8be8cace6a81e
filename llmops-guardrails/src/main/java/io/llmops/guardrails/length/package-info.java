/** Requests and answers that are too long. */
@NullMarked
package io.llmops.guardrails.length;

import org.jspecify.annotations.NullMarked;
