package io.llmops.instrument;

import io.llmops.call.Usage;
import io.llmops.instrument.mapping.CallMapping;

/** An application's own type of answer, and of a piece of one. */
record Answer(String id, String model, String text, int in, int out) {

    static final CallMapping<Answer> READ = CallMapping.of(Answer.class)
            .text(Answer::text)
            .usage(answer -> answer.in() < 0 ? null : Usage.of(answer.in(), answer.out()))
            .model(Answer::model)
            .id(Answer::id);

    static final CallMapping<Answer> READ_AND_WRITE =
            READ.edit(Answer::withText).reply(response -> new Answer("none", "none", response.text(), -1, 0));

    static Answer of(String text) {
        return new Answer("r1", "gpt-4o-2024", text, 10, 2);
    }

    /** A piece that brings nothing but text. */
    static Answer piece(String text) {
        return new Answer(null, null, text, -1, 0);
    }

    Answer withText(String other) {
        return new Answer(id, model, other, in, out);
    }
}
