package io.llmops.anthropic;

import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageParam;
import com.anthropic.models.messages.RawContentBlockDelta;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.llmops.anthropic.StreamedBlock.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those of {@code messages()}. */
final class PlainMessages extends Messages<MessageCreateParams, Message, RawMessageStreamEvent> {

    PlainMessages() {
        super(Message.class, RawMessageStreamEvent.class);
    }

    @Override
    Object body(MessageCreateParams params) {
        return params._body();
    }

    @Override
    MessageCreateParams with(RequestBody edited, MessageCreateParams params) {
        List<MessageParam> known = params._messages().asKnown().orElse(List.of());
        MessageCreateParams.Builder made = params.toBuilder().messages(edited.messages(known, MessageParam.class));
        edited.system(MessageCreateParams.System.class).ifPresent(made::system);
        return made.build();
    }

    @Override
    @Nullable TextPiece piece(RawMessageStreamEvent event) {
        if (!event.isContentBlockDelta()) {
            return null;
        }
        var block = event.asContentBlockDelta();
        RawContentBlockDelta delta = block._delta().asKnown().orElse(null);
        if (delta == null) {
            return null;
        } else if (delta.isText()) {
            return TextPiece.of(block._index(), Kind.TEXT, delta.asText()._text());
        } else if (delta.isThinking()) {
            return TextPiece.of(
                    block._index(), Kind.THINKING, delta.asThinking()._thinking());
        }
        return delta.isInputJson()
                ? TextPiece.of(
                        block._index(), Kind.TOOL_USE, delta.asInputJson()._partialJson())
                : null;
    }
}
