package io.llmops.springai;

import io.llmops.instrument.publishers.ElementWatch;
import io.llmops.record.ActiveCall;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;

/** Notes a streamed chat that no guardrail may change. */
final class ChunkWatch<R> implements ElementWatch<R> {

    private final ActiveCall call;
    private final Envelope<R> envelope;
    private final StreamedAnswer answer;

    ChunkWatch(ActiveCall call, Envelope<R> envelope) {
        this.call = call;
        this.envelope = envelope;
        this.answer = new StreamedAnswer(call);
    }

    @Override
    public void note(R element) {
        Boolean read = call.read(() -> read(envelope.open(element)));
        if (read == null) {
            answer.unreadable();
        }
    }

    private Boolean read(@Nullable ChatResponse response) {
        if (response != null) {
            answer.note(response);
            answer.hear(response);
        }
        return true;
    }

    @Override
    public void ended(Runnable tellHost) {
        call.succeed(answer::whole, served -> tellHost.run(), refused -> tellHost.run());
    }
}
