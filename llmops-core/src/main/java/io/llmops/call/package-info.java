/** Facts about calls: requests, responses, usage, guardrail decisions, the finished call, and what is known about models. */
@NullMarked
package io.llmops.call;

import org.jspecify.annotations.NullMarked;
