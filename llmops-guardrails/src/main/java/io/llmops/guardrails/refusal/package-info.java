/** Models that refuse instead of answering. */
@NullMarked
package io.llmops.guardrails.refusal;

import org.jspecify.annotations.NullMarked;
