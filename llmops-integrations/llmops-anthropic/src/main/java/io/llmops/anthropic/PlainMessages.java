package io.llmops.anthropic;

import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageParam;
import com.anthropic.models.messages.RawMessageStreamEvent;
import java.util.List;

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
}
