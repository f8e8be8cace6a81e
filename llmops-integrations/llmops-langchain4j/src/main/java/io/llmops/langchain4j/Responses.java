package io.llmops.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.llmops.call.Choice;
import io.llmops.call.Edits;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.record.ActiveCall;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chat responses in neutral form: always one choice. */
final class Responses {

    private Responses() {}

    /** The call's guard is lent to what reads a vendor's own types, so that a failure there costs no more than that. */
    static LlmResponse neutral(ChatResponse response, ActiveCall call) {
        Object metadata = response.metadata();
        return new LlmResponse(
                Optional.ofNullable(response.id()),
                Optional.ofNullable(response.modelName()),
                List.of(choice(response.aiMessage(), response.finishReason())),
                usage(response.tokenUsage(), call),
                Optional.ofNullable(call.read(() -> VendorMetadata.serviceTier(metadata))),
                Optional.ofNullable(call.read(() -> VendorMetadata.systemFingerprint(metadata))));
    }

    static Optional<Usage> usage(@Nullable TokenUsage counts, ActiveCall call) {
        return counts == null ? Optional.empty() : Optional.ofNullable(call.read(() -> TokenCounts.usage(counts)));
    }

    /** The same message with these texts replaced. */
    static AiMessage edited(AiMessage message, Edits edits) {
        LlmResponse edited = said(message).edited(edits);
        return AiParts.with(message, edited.choices().get(0).parts());
    }

    /** An answer of which nothing but the message is known. */
    static LlmResponse said(AiMessage message) {
        return LlmResponse.builder().choice(choice(message, null)).build();
    }

    private static Choice choice(AiMessage message, dev.langchain4j.model.output.@Nullable FinishReason reason) {
        return new Choice(0, AiParts.of(message), finishReason(reason));
    }

    private static Optional<String> finishReason(dev.langchain4j.model.output.@Nullable FinishReason reason) {
        if (reason == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (reason) {
                    case STOP -> FinishReason.STOP;
                    case LENGTH -> FinishReason.LENGTH;
                    case TOOL_EXECUTION -> FinishReason.TOOL_CALLS;
                    case CONTENT_FILTER -> FinishReason.CONTENT_FILTER;
                    default -> "other";
                });
    }
}
