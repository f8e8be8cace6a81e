package io.llmops.anthropic;

import com.anthropic.models.beta.messages.BetaMessage;
import com.anthropic.models.beta.messages.BetaMessageParam;
import com.anthropic.models.beta.messages.BetaRawContentBlockDelta;
import com.anthropic.models.beta.messages.BetaRawMessageStreamEvent;
import com.anthropic.models.beta.messages.MessageCreateParams;
import io.llmops.anthropic.StreamedBlock.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those of {@code beta().messages()}. */
final class BetaMessages extends Messages<MessageCreateParams, BetaMessage, BetaRawMessageStreamEvent> {

    BetaMessages() {
        super(BetaMessage.class, BetaRawMessageStreamEvent.class);
    }

    @Override
    Object body(MessageCreateParams params) {
        return params._body();
    }

    @Override
    MessageCreateParams with(RequestBody edited, MessageCreateParams params) {
        List<BetaMessageParam> known = params._messages().asKnown().orElse(List.of());
        MessageCreateParams.Builder made = params.toBuilder().messages(edited.messages(known, BetaMessageParam.class));
        edited.system(MessageCreateParams.System.class).ifPresent(made::system);
        return made.build();
    }

    @Override
    @Nullable TextPiece piece(BetaRawMessageStreamEvent event) {
        if (!event.isContentBlockDelta()) {
            return null;
        }
        var block = event.asContentBlockDelta();
        BetaRawContentBlockDelta delta = block._delta().asKnown().orElse(null);
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
