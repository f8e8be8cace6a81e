/** The classifier: windows of a text, what is seen in them, and a linear model of what that means. */
@NullMarked
package io.llmops.guardrails.injection.model;

import org.jspecify.annotations.NullMarked;
