/** Instructions of the operator that come out in answers. */
@NullMarked
package io.llmops.guardrails.leak;

import org.jspecify.annotations.NullMarked;
