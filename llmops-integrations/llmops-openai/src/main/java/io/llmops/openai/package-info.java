/**
 * Instruments the official OpenAI client for Java. Start at {@link io.llmops.openai.InstrumentedOpenAi}.
 *
 * <p>How it hangs together: a {@code ServiceProxy} stands in for each client and service and hands every call that asks a
 * model to {@code Calls}, a thin shell around an {@code ActiveCall}. An {@code Api} tells what requests and answers of one
 * operation say; a {@code StreamedAnswer} does so for the events of a stream. Both read the JSON form of the vendor's
 * objects, remember where each text stood, and make anew only what a guardrail edited.
 */
@NullMarked
package io.llmops.openai;

import org.jspecify.annotations.NullMarked;
