package io.llmops.springai;

import io.llmops.call.CallBlockedException;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.instrument.publishers.ElementScreen;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;

/**
 * Screens a streamed chat. An element goes on at once with what the guardrails let through of its text, which may be less
 * than it brought, or more, where some was held back before; where that is what it brought, the very element goes on.
 * One that ends a choice waits until nothing of the choice is held back, for hosts may read no further.
 */
final class ChunkScreen<R> implements ElementScreen<R> {

    /** An element on its way; without a chunk if it could not be read, and then it waits for the end. */
    private record Sent<R>(R element, @Nullable Chunk chunk, List<Said> said) {

        /** Which generation continues this choice; -1 if none does. */
        int at(int choice) {
            return chunk == null ? -1 : chunk.choices().indexOf(choice);
        }
    }

    private final ActiveCall call;
    private final Envelope<R> envelope;
    private final StreamedAnswer answer;
    private final Deque<Sent<R>> waiting = new ArrayDeque<>();
    private @Nullable Sent<R> lastSaying;
    private boolean begun;

    ChunkScreen(ActiveCall call, Envelope<R> envelope) {
        this.call = call;
        this.envelope = envelope;
        this.answer = new StreamedAnswer(call);
    }

    @Override
    public List<R> accept(R element) {
        Chunk chunk = call.read(() -> read(element));
        if (chunk == null) {
            answer.unreadable();
            waiting.add(new Sent<>(element, null, List.of()));
            return call.enforcesOutput() ? List.of() : ready(true);
        }
        List<Said> shown = new ArrayList<>(1);
        for (int i = 0; i < chunk.said().size(); i++) {
            Said said = chunk.said().get(i);
            shown.add(answer.choice(chunk.choices().get(i)).take(said));
        }
        Sent<R> sent = new Sent<>(element, chunk, shown);
        waiting.add(sent);
        if (chunk.said().stream().anyMatch(Said::isAnswer)) {
            lastSaying = sent;
        }
        return ready(false);
    }

    private Chunk read(R element) {
        Chunk chunk = Chunk.of(envelope.open(element));
        if (chunk.response() != null) {
            answer.note(chunk.response());
        }
        return chunk;
    }

    private List<R> ready(boolean all) {
        List<R> ready = new ArrayList<>(1);
        while (!waiting.isEmpty() && (all || !mustWait(waiting.element()))) {
            ready.add(made(waiting.remove()));
        }
        return ready;
    }

    private boolean mustWait(Sent<R> sent) {
        Chunk chunk = sent.chunk();
        return chunk == null
                || (chunk.ends()
                        && chunk.choices().stream()
                                .anyMatch(choice -> answer.choice(choice).isBehind()));
    }

    private R made(Sent<R> sent) {
        Chunk chunk = sent.chunk();
        ChatResponse response = chunk == null ? null : chunk.response();
        begun |= sent.said().stream().anyMatch(said -> !said.parts().isEmpty());
        if (chunk == null || response == null || chunk.said().equals(sent.said())) {
            return sent.element();
        }
        R made = call.read(() -> envelope.with(sent.element(), ResponseMapping.saying(response, sent.said())));
        if (made == null) {
            throw call.refuse("a chunk of Spring AI's could not be copied with another text");
        }
        return made;
    }

    @Override
    public List<R> restOfBroken() {
        waiting.removeIf(sent -> sent.chunk() == null);
        return rest();
    }

    /** All that waits, with what was held back in it, or in one more element where nothing waits that can take it. */
    private List<R> rest() {
        List<R> all = new ArrayList<>();
        answer.choices().forEach((choice, streamed) -> {
            Said rest = streamed.rest();
            if (!rest.parts().isEmpty() && !append(choice, rest)) {
                all.add(made(saying(choice, rest)));
            }
        });
        all.addAll(ready(true));
        return all;
    }

    /** After all the text that waits, yet not later than it must. */
    private boolean append(int choice, Said rest) {
        Sent<R> taker = null;
        for (Sent<R> sent : waiting) {
            int at = sent.at(choice);
            if (at >= 0 && (taker == null || sent.said().get(at).isAnswer())) {
                taker = sent;
            }
        }
        if (taker != null) {
            taker.said()
                    .set(taker.at(choice), taker.said().get(taker.at(choice)).and(rest));
        }
        return taker != null;
    }

    /** One more element like the last that had a text. */
    private Sent<R> saying(int choice, Said rest) {
        Sent<R> like = lastSaying;
        Chunk chunk = like == null ? null : like.chunk();
        if (like == null || chunk == null || like.at(choice) < 0) {
            throw call.refuse("there is no chunk of Spring AI's to carry what a guardrail held back");
        }
        List<Said> said = new ArrayList<>();
        chunk.choices().forEach(it -> said.add(it == choice ? rest : Said.NOTHING));
        return new Sent<>(like.element(), chunk, said);
    }

    @Override
    public void ended(Consumer<List<R>> serve, Consumer<CallBlockedException> refuse) {
        List<R> rest;
        try {
            rest = rest();
        } catch (CallBlockedException e) {
            refuse.accept(e);
            return;
        }
        call.succeed(answer::whole, admission -> admitted(admission, rest), serve, refuse);
    }

    private List<R> admitted(Admission admission, List<R> rest) {
        if (!(admission instanceof Admission.Answer other)) {
            return rest;
        }
        if (begun) {
            throw CallBlockedException.notCarriedOut(
                    Direction.OUTPUT,
                    "the stream has begun and cannot be answered otherwise; let the guardrail block instead of reply");
        }
        return List.of(envelope.of(ResponseMapping.reply(other.reply())));
    }
}
