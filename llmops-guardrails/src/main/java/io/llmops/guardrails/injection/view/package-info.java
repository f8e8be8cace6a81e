/**
 * Readings of a text: what it says once disguises are taken off. {@link io.llmops.guardrails.injection.view.Views}
 * makes them all; every character of a reading knows where in the text it comes from.
 */
@NullMarked
package io.llmops.guardrails.injection.view;

import org.jspecify.annotations.NullMarked;
