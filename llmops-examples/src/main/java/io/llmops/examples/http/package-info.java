/** A small client for any OpenAI-compatible endpoint, over the JDK's own HTTP client. */
@NullMarked
package io.llmops.examples.http;

import org.jspecify.annotations.NullMarked;
