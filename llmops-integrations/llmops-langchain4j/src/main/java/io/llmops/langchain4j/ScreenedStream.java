package io.llmops.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A streamed answer on its way to the host, each of its texts through its channel. Events come one after the other. */
final class ScreenedStream {

    private final ActiveCall call;
    private final ChatExchange exchange;
    private final StreamingChatResponseHandler host;
    /** How the latest text of each channel went to the host, where a guardrail may hold back: the rest goes the same way. */
    private final Map<Channel, Consumer<String>> outlets = new LinkedHashMap<>(2);
    /** What the host was shown of the arguments of tools, where a guardrail may change them. */
    private final Map<Channel, StringBuilder> arguments = new HashMap<>(0);

    private volatile boolean cancelled;

    ScreenedStream(ActiveCall call, ChatExchange exchange, StreamingChatResponseHandler host) {
        this.call = call;
        this.exchange = exchange;
        this.host = host;
    }

    /** The host gave up: it is told of no block any more. */
    void cancelled() {
        cancelled = true;
    }

    void answer(ChatResponse reply) {
        toHost(() -> {
            host.onPartialResponse(reply.aiMessage().text());
            host.onCompleteResponse(reply);
        });
    }

    /** Takes a piece of text; a model that gives null is not ours to mend. */
    void take(Channel channel, @Nullable String delta, Consumer<String> outlet) {
        if (call.isCut()) {
            return;
        }
        if (call.enforcesOutput()) {
            outlets.put(channel, outlet);
        }
        String text = Objects.requireNonNullElse(delta, "");
        String shown = screened(() -> call.chunk(channel, text));
        if (shown != null && (!shown.isEmpty() || text.isEmpty())) {
            show(channel, shown, outlet);
        }
    }

    private void show(Channel channel, String text, Consumer<String> outlet) {
        if (channel.kind() == Channel.Kind.TOOL_CALL && call.enforcesOutput()) {
            shownArguments(channel).append(text);
        }
        toHost(() -> outlet.accept(text));
    }

    private StringBuilder shownArguments(Channel channel) {
        return arguments.computeIfAbsent(channel, any -> new StringBuilder());
    }

    /** A whole tool call, on which the host may act at once: its arguments are what the guardrails let through. */
    void complete(CompleteToolCall complete) {
        if (call.isCut()) {
            return;
        }
        CompleteToolCall shown = call.enforcesOutput() ? screened(complete) : complete;
        if (shown != null) {
            toHost(() -> host.onCompleteToolCall(shown));
        }
    }

    private @Nullable CompleteToolCall screened(CompleteToolCall complete) {
        Channel channel = Channel.toolCall(0, complete.index());
        if (outlets.containsKey(channel)) {
            return showRest(channel)
                    ? ToolCalls.withArguments(complete, shownArguments(channel).toString())
                    : null;
        }
        String all = Objects.requireNonNullElse(complete.toolExecutionRequest().arguments(), "");
        String shown = screened(() -> call.chunk(channel, all) + call.drain(channel));
        return shown == null ? null : ToolCalls.withArguments(complete, shown);
    }

    void end(ChatResponse response) {
        if (!call.isCut() && showRest()) {
            call.succeed(
                    () -> exchange.response(response, call),
                    admission -> delivery(admission, response),
                    Runnable::run,
                    this::refuse);
        }
    }

    private Runnable delivery(Admission admission, ChatResponse response) {
        ChatResponse delivered = Admitted.delivered(admission, response, exchange);
        return admission instanceof Admission.Answer
                ? () -> answer(delivered)
                : () -> toHost(() -> host.onCompleteResponse(delivered));
    }

    /** What was held back when the stream broke may still be shown, if the guardrails let it. */
    void fail(Throwable error) {
        if (call.isCut()) {
            return;
        }
        try {
            if (showRest()) {
                toHost(() -> host.onError(error));
            }
        } finally {
            call.fail(error);
        }
    }

    /** Whether a guardrail let it pass. */
    private boolean showRest() {
        for (Channel channel : outlets.keySet()) {
            if (!showRest(channel)) {
                return false;
            }
        }
        return true;
    }

    private boolean showRest(Channel channel) {
        String rest = screened(() -> call.drain(channel));
        if (rest != null && !rest.isEmpty()) {
            show(channel, rest, Objects.requireNonNull(outlets.get(channel)));
        }
        return rest != null;
    }

    /** What may be shown; null if the stream was cut, which the host has been told. */
    private @Nullable String screened(Supplier<String> screening) {
        try {
            return screening.get();
        } catch (CallBlockedException e) {
            refuse(e);
            return null;
        }
    }

    private void refuse(CallBlockedException blocked) {
        if (!cancelled) {
            toHost(() -> host.onError(blocked));
        }
    }

    /** Runs the host's own code: calls that it makes there are its own. */
    void toHost(Runnable callback) {
        call.enterHost();
        try {
            callback.run();
        } finally {
            call.leaveHost();
        }
    }
}
