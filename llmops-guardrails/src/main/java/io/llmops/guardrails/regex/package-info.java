/** Expressions of users, run by a linear-time engine. */
@NullMarked
package io.llmops.guardrails.regex;

import org.jspecify.annotations.NullMarked;
