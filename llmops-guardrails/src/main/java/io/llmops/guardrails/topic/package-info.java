/** What a service is to talk about, and what not. */
@NullMarked
package io.llmops.guardrails.topic;

import org.jspecify.annotations.NullMarked;
