/**
 * Instruments the official OpenAI client for Java. Start at {@link io.llmops.openai.InstrumentedOpenAi}.
 *
 * <p>How it hangs together: {@code OpenAiSdk} names the services of the SDK that are stood in for and the operations that ask
 * a model; {@code ChatCompletions}, {@code Responses} and {@code Embeddings} tell what their requests and answers say,
 * {@code StreamedChat} and {@code StreamedResponse} what the events of their streams do. They read the JSON form of the SDK's
 * objects, remember where each text stood, and make anew only what a guardrail edited. {@code Forms} puts the SDK's types
 * around what {@link io.llmops.instrument.adapter} makes of a call.
 */
@NullMarked
package io.llmops.openai;

import org.jspecify.annotations.NullMarked;
