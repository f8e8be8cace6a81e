package io.llmops.examples.annotated;

import io.llmops.LlmOps;
import io.llmops.call.Usage;
import io.llmops.examples.annotated.ParcelBot.Answer;
import io.llmops.instrument.mapping.CallMapping;

/** One line of mapping tells text, model and tokens; two more let guardrails edit and replace answers. */
public final class InstrumentedParcelBot {

    private InstrumentedParcelBot() {}

    /** The same bot, of whose calls {@code ops} hears. */
    public static ParcelBot of(ParcelBot bot, LlmOps ops) {
        return ops.instrument(
                ParcelBot.class,
                bot,
                CallMapping.of(Answer.class)
                        .text(Answer::text)
                        .model(Answer::model)
                        .usage(answer -> Usage.of(answer.inputTokens(), answer.outputTokens()))
                        .edit(Answer::withText)
                        .reply(response -> new Answer(response.text(), "none", 0, 0)));
    }
}
