/** Requests that ask for harm, and language that does it. */
@NullMarked
package io.llmops.guardrails.harm;

import org.jspecify.annotations.NullMarked;
