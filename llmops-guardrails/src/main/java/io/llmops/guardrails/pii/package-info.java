/** Personal data: found by form, by check digits and by the words around them. */
@NullMarked
package io.llmops.guardrails.pii;

import org.jspecify.annotations.NullMarked;
