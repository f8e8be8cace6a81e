/** Addresses in answers that take data out, or run code. */
@NullMarked
package io.llmops.guardrails.link;

import org.jspecify.annotations.NullMarked;
