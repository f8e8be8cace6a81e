package io.llmops.springai;

import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.Part;
import io.llmops.record.ActiveCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;

/**
 * One choice of a streamed answer: what came so far, for listeners, and what of it was shown. Of each text no more than
 * {@value #MAX_TEXT} characters are kept.
 */
final class StreamedChoice {

    /** Some 250,000 tokens: more than any model answers with. */
    private static final int MAX_TEXT = 1 << 20;

    private final ActiveCall call;
    private final int index;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder reasoningShown = new StringBuilder();
    private final List<ToolCall> toolCalls = new ArrayList<>(0);
    private Optional<String> finishReason = Optional.empty();
    private boolean refused;
    /** Characters that came and were not shown. A guardrail that shortened a text makes it more than wait. */
    private long behind;

    StreamedChoice(ActiveCall call, int index) {
        this.call = call;
        this.index = index;
    }

    boolean isBehind() {
        return behind != 0;
    }

    void finished(Optional<String> reason) {
        if (reason.isPresent()) {
            finishReason = reason;
        }
    }

    /**
     * Takes what a chunk says and returns what may be shown of it now. Throws {@link io.llmops.call.CallBlockedException}
     * if the stream is cut.
     */
    Said take(Said said) {
        keep(said.thought() ? reasoning : text, said.text());
        keep(text, said.refusal());
        refused |= !said.refusal().isEmpty();
        return new Said(
                through(said.thought() ? Channel.reasoning(index) : Channel.text(index), said.text()),
                said.thought(),
                through(Channel.text(index), said.refusal()),
                said.reasoning().isEmpty() ? "" : reasoning(said.reasoning()),
                said.toolCalls().isEmpty()
                        ? List.of()
                        : said.toolCalls().stream().map(this::toolCall).toList());
    }

    private static void keep(StringBuilder all, String more) {
        all.append(more, 0, Math.min(more.length(), MAX_TEXT - all.length()));
    }

    /** Spring AI's OpenAI model repeats in each chunk all the reasoning that came before. */
    private String reasoning(String told) {
        boolean repeated = told.length() >= reasoning.length() && told.startsWith(reasoning.toString());
        String delta = repeated ? told.substring(reasoning.length()) : told;
        keep(reasoning, delta);
        String shown = through(Channel.reasoning(index), delta);
        reasoningShown.append(shown);
        return repeated ? reasoningShown.toString() : shown;
    }

    private String through(Channel channel, String delta) {
        if (delta.isEmpty()) {
            return delta;
        }
        String shown = call.chunk(channel, delta);
        behind += delta.length() - shown.length();
        return shown;
    }

    /** Models of Spring AI give a tool call when it is complete. */
    private ToolCall toolCall(ToolCall complete) {
        Channel channel = Channel.toolCall(index, toolCalls.size());
        toolCalls.add(complete);
        String shown = call.chunk(channel, complete.arguments());
        return Said.with(complete, shown + call.drain(channel));
    }

    /** No more comes: what was held back, and may be shown. */
    Said rest() {
        behind = 0;
        String thoughts = call.drain(Channel.reasoning(index));
        String rest = call.drain(Channel.text(index));
        return new Said(refused ? "" : rest, false, refused ? rest : "", thoughts, List.of());
    }

    Choice whole() {
        List<Part> parts = new ArrayList<>(2);
        if (text.length() > 0) {
            parts.add(new Part.Text(text.toString()));
        }
        if (reasoning.length() > 0) {
            parts.add(new Part.Reasoning(reasoning.toString()));
        }
        toolCalls.forEach(it -> parts.add(new Part.ToolCall(it.id(), it.name(), it.arguments())));
        return new Choice(index, parts, refused ? ResponseMapping.REFUSED : finishReason);
    }
}
