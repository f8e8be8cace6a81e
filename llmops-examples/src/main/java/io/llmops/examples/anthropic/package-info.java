/** The official Anthropic client, instrumented. */
@NullMarked
package io.llmops.examples.anthropic;

import org.jspecify.annotations.NullMarked;
