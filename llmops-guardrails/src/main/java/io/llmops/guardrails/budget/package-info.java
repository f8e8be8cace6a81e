/** How much a request, a customer or a loop may spend. */
@NullMarked
package io.llmops.guardrails.budget;

import org.jspecify.annotations.NullMarked;
