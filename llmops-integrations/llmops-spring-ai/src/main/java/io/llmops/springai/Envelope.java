package io.llmops.springai;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;

/** What a chat response travels in: nothing around a model, a {@code ChatClientResponse} around an advisor. */
interface Envelope<R> {

    /** The response itself, as models give it. */
    Envelope<ChatResponse> NONE = new Envelope<>() {
        @Override
        public ChatResponse open(ChatResponse sent) {
            return sent;
        }

        @Override
        public ChatResponse with(ChatResponse sent, ChatResponse other) {
            return other;
        }

        @Override
        public ChatResponse of(ChatResponse reply) {
            return reply;
        }
    };

    @Nullable ChatResponse open(R sent);

    /** The same, with another response in it. */
    R with(R sent, ChatResponse other);

    /** A response that no provider gave. */
    R of(ChatResponse reply);
}
