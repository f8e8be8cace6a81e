package io.llmops.examples.annotated;

import io.llmops.instrument.InstrumentedLlm;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** What an application asks a model, in its own words and types. */
@InstrumentedLlm(provider = "openai", model = "gpt-4o-mini")
public interface ParcelBot {

    /** What a model answered, and what it took. */
    record Answer(String text, String model, long inputTokens, long outputTokens) {

        Answer withText(String other) {
            return new Answer(other, model, inputTokens, outputTokens);
        }
    }

    Answer ask(String question);

    CompletionStage<Answer> askLater(String question);

    Stream<Answer> askInPieces(String question);
}
