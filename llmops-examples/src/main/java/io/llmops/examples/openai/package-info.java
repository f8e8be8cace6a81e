/** The official OpenAI client, instrumented. */
@NullMarked
package io.llmops.examples.openai;

import org.jspecify.annotations.NullMarked;
