package io.llmops.anthropic;

import com.anthropic.models.beta.messages.BetaMessage;
import com.anthropic.models.beta.messages.BetaMessageParam;
import com.anthropic.models.beta.messages.BetaRawMessageStreamEvent;
import com.anthropic.models.beta.messages.MessageCreateParams;
import java.util.List;

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
}
