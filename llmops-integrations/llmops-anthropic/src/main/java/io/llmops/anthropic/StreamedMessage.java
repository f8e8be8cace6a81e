package io.llmops.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.CallBlockedException;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmException;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.adapter.StreamedAnswer;
import io.llmops.instrument.json.Slot;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A streamed message. Where a guardrail enforces, deltas go on at once with as much of their text as may be shown; what was
 * held back of a block goes on in one more delta before the block stops, and before its signature.
 */
final class StreamedMessage<E> implements StreamedAnswer<E> {

    private final ActiveCall call;
    private final Class<E> type;
    private final Function<E, @Nullable TextPiece> pieces;
    private final Function<LlmResponse, List<E>> reply;
    private final MessageSoFar answer = new MessageSoFar();
    private final List<E> unreadable = new ArrayList<>(0);
    private boolean begun;
    private boolean ended;

    StreamedMessage(
            ActiveCall call,
            Class<E> type,
            Function<E, @Nullable TextPiece> pieces,
            Function<LlmResponse, List<E>> reply) {
        this.call = call;
        this.type = type;
        this.pieces = pieces;
        this.reply = reply;
    }

    @Override
    public void accept(E event, Outlet<E> host) {
        TextPiece piece = call.enforcesOutput() ? null : call.read(() -> pieces.apply(event));
        if (piece == null) {
            screen(event, host);
        } else {
            var unused = call.chunk(answer.add(piece).channel, piece.text());
            show(event, host);
        }
    }

    private void screen(E event, Outlet<E> host) {
        ObjectNode tree = call.read(() -> noted(event));
        if (tree == null) {
            passUnreadable(event, host);
            return;
        }
        switch (tree.path("type").asText("")) {
            case "content_block_start" -> show(call.enforcesOutput() && isEdited(tree) ? made(tree) : event, host);
            case "content_block_delta" -> delta(event, tree, host);
            case "content_block_stop" -> {
                showRest(answer.block(tree), host);
                show(event, host);
            }
            default -> show(event, host);
        }
    }

    private ObjectNode noted(E event) {
        ObjectNode tree = Json.tree(event);
        answer.add(tree);
        return tree;
    }

    private void show(E event, Outlet<E> host) {
        begun = true;
        host.next(event);
    }

    private void delta(E event, ObjectNode tree, Outlet<E> host) {
        StreamedBlock block = answer.block(tree);
        JsonNode delta = tree.path("delta");
        Optional<Slot> piece = StreamedBlock.Kind.ofDelta(delta).flatMap(kind -> kind.piece(delta));
        if (block == null || piece.isEmpty()) {
            if (delta.path("type").asText("").equals("signature_delta")) {
                showRest(block, host);
            }
            show(event, host);
            return;
        }
        String text = piece.get().text();
        if (block.drained && !text.isEmpty()) {
            throw call.refuse("a content block went on after its end");
        }
        String shown = block.drained ? text : call.chunk(block.channel, text);
        if (shown.equals(text)) {
            show(event, host);
        } else {
            piece.get().replace().accept(shown);
            show(made(tree), host);
        }
    }

    private boolean isEdited(ObjectNode start) {
        Boolean edited = new BlockStart(call, answer).screen(start);
        if (edited == null) {
            throw cannotCarry();
        }
        return edited;
    }

    private void showRest(@Nullable StreamedBlock block, Outlet<E> host) {
        if (block == null || block.drained || !call.enforcesOutput()) {
            return;
        }
        block.drained = true;
        String rest = call.drain(block.channel);
        if (!rest.isEmpty()) {
            show(made(block.delta(rest)), host);
        }
    }

    private E made(ObjectNode tree) {
        E made = call.read(() -> Json.value(tree, type));
        if (made == null) {
            throw cannotCarry();
        }
        return made;
    }

    private CallBlockedException cannotCarry() {
        return call.refuse("an event of a message cannot carry an edited text");
    }

    /** Under a guardrail it waits for what is said of unreadable answers. */
    private void passUnreadable(E event, Outlet<E> host) {
        if (call.enforcesOutput()) {
            unreadable.add(event);
        } else {
            show(event, host);
        }
    }

    @Override
    public void rest(Outlet<E> host) {
        ended = true;
        answer.blocks().forEach(block -> showRest(block, host));
    }

    @Override
    public void end(Outlet<E> host) {
        try {
            rest(host);
        } catch (CallBlockedException e) {
            host.refuse(e);
            return;
        }
        if (answer.isFinished() || !unreadable.isEmpty()) {
            call.succeed(
                    this::whole,
                    this::carriedOut,
                    events -> {
                        events.forEach(host::next);
                        host.done();
                    },
                    host::refuse);
        } else {
            host.done();
            call.fail(new LlmException("stream_broken", 0, "The stream ended before its end", Optional.empty()));
        }
    }

    private @Nullable LlmResponse whole() {
        return unreadable.isEmpty() ? answer.whole(call.enforcesOutput()) : null;
    }

    private List<E> carriedOut(Admission admission) {
        if (admission instanceof Admission.Answer other) {
            if (begun) {
                throw CallBlockedException.notCarriedOut(
                        Direction.OUTPUT,
                        "the answer has begun to stream and cannot become another one; let the guardrail block instead "
                                + "of reply");
            }
            return reply.apply(other.reply());
        }
        return unreadable;
    }

    /** After the reason to stop nothing more is said: who does not wait for the last event has the whole answer. */
    @Override
    public void closed() {
        if (ended || call.isCut()) {
            return;
        }
        ended = true;
        if (answer.isFinished()) {
            call.succeed(this::whole, served -> {}, refused -> {});
        } else {
            call.cancel();
        }
    }
}
