/**
 * Instruments the official Anthropic client for Java. Start at {@link io.llmops.anthropic.InstrumentedAnthropic}.
 *
 * <p>How it hangs together: {@code AnthropicSdk} names the services of the SDK that are stood in for and the operations that
 * ask a model; {@code Messages} tells what requests and answers say, {@code StreamedMessage} what the events of a stream do.
 * They read the JSON form of the SDK's objects, remember where each text stood, and make anew only what a guardrail edited.
 * {@code Forms} puts the SDK's types around what {@link io.llmops.instrument.adapter} makes of a call.
 */
@NullMarked
package io.llmops.anthropic;

import org.jspecify.annotations.NullMarked;
