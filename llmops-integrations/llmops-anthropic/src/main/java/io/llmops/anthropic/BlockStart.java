package io.llmops.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.Edits;
import io.llmops.call.LlmResponse;
import io.llmops.call.Passage;
import io.llmops.instrument.json.PartList;
import io.llmops.record.ActiveCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Screens what a streamed block begins with: it may begin with text, and what a tool of the provider's gave comes at once. */
record BlockStart(ActiveCall call, MessageSoFar answer) {

    /**
     * Makes the event say what may be shown.
     *
     * @return whether that is something else; null if the event cannot say it
     */
    @Nullable Boolean screen(ObjectNode event) {
        PartList parts = new PartList();
        ContentBlocks.read(event.path("content_block"), parts);
        Map<String, String> edits = new HashMap<>();
        for (Passage passage : passages(parts)) {
            String shown = shown(answer.block(event), passage.text());
            if (!shown.equals(passage.text())) {
                edits.put(passage.id(), shown);
            }
        }
        return call.read(() -> parts.edit(0, Edits.of(edits)));
    }

    private static List<Passage> passages(PartList parts) {
        return LlmResponse.builder()
                .choice(new Choice(0, parts.parts(), Optional.empty()))
                .build()
                .passages();
    }

    private String shown(@Nullable StreamedBlock block, String text) {
        if (block == null) {
            Channel channel = answer.channel(Channel.Kind.TEXT);
            return call.chunk(channel, text) + call.drain(channel);
        }
        if (!block.isToolUse()) {
            return text.isEmpty() ? text : call.chunk(block.channel, text);
        }
        if (text.equals("{}")) {
            return text; // its input comes in pieces
        }
        block.drained = true;
        return call.chunk(block.channel, text) + call.drain(block.channel);
    }
}
