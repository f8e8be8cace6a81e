package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.adapter.StreamedAnswer;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A streamed chat completion. Where a guardrail enforces, every chunk goes on at once with as much of its texts as may be
 * shown; what was held back goes on with later chunks, the last of it with the chunk that tells the finish reason.
 */
final class StreamedChat implements StreamedAnswer<ChatCompletionChunk> {

    /** Not OpenAI's own, but what servers that speak its language call the reasoning. */
    static final List<String> REASONING = List.of("reasoning_content", "reasoning");

    private final ActiveCall call;
    private final StreamUsage usage;
    private final boolean hidesUsage;
    private final Function<LlmResponse, List<ChatCompletionChunk>> reply;
    private final ChatSoFar answer = new ChatSoFar();
    private final Map<Channel, BiConsumer<ObjectNode, String>> open = new LinkedHashMap<>();
    private final List<ChatCompletionChunk> unreadable = new ArrayList<>(0);
    /** Nothing is enforced where it is used: the chunk goes on as it came. */
    private final BiConsumer<Channel, String> hear;

    private @Nullable ObjectNode last;
    private boolean begun;
    private boolean ended;

    StreamedChat(
            ActiveCall call,
            StreamUsage usage,
            boolean hidesUsage,
            Function<LlmResponse, List<ChatCompletionChunk>> reply) {
        this.call = call;
        this.usage = usage;
        this.hidesUsage = hidesUsage;
        this.reply = reply;
        this.hear = (channel, text) -> {
            var unused = call.chunk(channel, text);
        };
    }

    @Override
    public void accept(ChatCompletionChunk chunk, Outlet<ChatCompletionChunk> host) {
        if (call.enforcesOutput() || !isPlain(chunk)) {
            screen(chunk, host);
            return;
        }
        Boolean read = call.read(() -> heard(chunk));
        if (read == null) {
            passUnreadable(chunk, host);
        } else if (!hidesUsage || !isUsage(chunk)) {
            host.next(chunk);
        }
    }

    private boolean isPlain(ChatCompletionChunk chunk) {
        return Boolean.TRUE.equals(call.read(() -> Fields.plainly(chunk, PlainChunk::is)));
    }

    private Boolean heard(ChatCompletionChunk chunk) {
        answer.add(chunk, hear);
        return true;
    }

    private static boolean isUsage(ChatCompletionChunk chunk) {
        return chunk._usage().asKnown().isPresent()
                && chunk._choices().asKnown().map(List::isEmpty).orElse(true);
    }

    private void screen(ChatCompletionChunk chunk, Outlet<ChatCompletionChunk> host) {
        ObjectNode tree = call.read(() -> noted(chunk));
        List<ChatPiece> pieces = tree == null ? null : call.read(() -> pieces(tree));
        if (tree == null || pieces == null) {
            passUnreadable(chunk, host);
            return;
        }
        boolean changed = screen(pieces);
        if (call.enforcesOutput()) {
            last = tree;
            changed |= drainFinished(tree);
        }
        if (hidesUsage && tree.path("choices").isEmpty() && tree.path("usage").isObject()) {
            return;
        }
        host.next(changed ? made(tree) : chunk);
    }

    private ObjectNode noted(ChatCompletionChunk chunk) {
        ObjectNode tree = Json.tree(chunk);
        answer.add(tree);
        return tree;
    }

    private static List<ChatPiece> pieces(JsonNode chunk) {
        List<ChatPiece> pieces = new ArrayList<>(1);
        chunk.path("choices").forEach(choice -> pieces.addAll(ChatPiece.of(choice)));
        return pieces;
    }

    private boolean screen(List<ChatPiece> pieces) {
        boolean changed = false;
        for (ChatPiece piece : pieces) {
            String shown = call.chunk(piece.channel(), piece.slot().text());
            open.put(piece.channel(), piece.more());
            begun |= !shown.isEmpty();
            if (!shown.equals(piece.slot().text())) {
                piece.slot().replace().accept(shown);
                changed = true;
            }
        }
        return changed;
    }

    /** The rest of choices that end with this chunk goes into it. */
    private boolean drainFinished(ObjectNode tree) {
        boolean changed = false;
        for (JsonNode choice : tree.path("choices")) {
            if (choice.path("finish_reason").isTextual() && choice.path("delta") instanceof ObjectNode delta) {
                changed |= drain(choice.path("index").asInt(), delta);
            }
        }
        return changed;
    }

    private boolean drain(int choice, ObjectNode delta) {
        boolean changed = false;
        for (Channel channel : List.copyOf(open.keySet())) {
            if (channel.choice() == choice) {
                changed |= drain(channel, delta);
            }
        }
        return changed;
    }

    private boolean drain(Channel channel, ObjectNode delta) {
        BiConsumer<ObjectNode, String> more = open.remove(channel);
        String rest = call.drain(channel);
        if (more == null || rest.isEmpty()) {
            return false;
        }
        more.accept(delta, rest);
        begun = true;
        return true;
    }

    private ChatCompletionChunk made(ObjectNode tree) {
        ChatCompletionChunk made = call.read(() -> Json.value(tree, ChatCompletionChunk.class));
        if (made == null) {
            throw call.refuse("a chunk of a chat completion cannot carry an edited text");
        }
        return made;
    }

    /** Under a guardrail it waits for what is said of unreadable answers. */
    private void passUnreadable(ChatCompletionChunk chunk, Outlet<ChatCompletionChunk> host) {
        if (call.enforcesOutput()) {
            unreadable.add(chunk);
        } else {
            host.next(chunk);
        }
    }

    @Override
    public void rest(Outlet<ChatCompletionChunk> host) {
        ended = true;
        ObjectNode like = last;
        if (like == null) {
            return;
        }
        for (Channel channel : List.copyOf(open.keySet())) {
            ObjectNode chunk = like.deepCopy();
            chunk.remove("usage");
            ObjectNode delta = chunk.putArray("choices")
                    .addObject()
                    .put("index", channel.choice())
                    .putObject("delta");
            if (drain(channel, delta)) {
                host.next(made(chunk));
            }
        }
    }

    @Override
    public void end(Outlet<ChatCompletionChunk> host) {
        try {
            rest(host);
        } catch (CallBlockedException e) {
            host.refuse(e);
            return;
        }
        if (!answer.hasUsage()) {
            usage.missing();
        }
        call.succeed(
                this::whole,
                this::carriedOut,
                events -> {
                    events.forEach(host::next);
                    host.done();
                },
                host::refuse);
    }

    private List<ChatCompletionChunk> carriedOut(Admission admission) {
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

    private @Nullable LlmResponse whole() {
        return unreadable.isEmpty() ? answer.whole() : null;
    }

    /** What comes after the finish reasons is usage only: who does not wait for it has the whole answer. */
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
