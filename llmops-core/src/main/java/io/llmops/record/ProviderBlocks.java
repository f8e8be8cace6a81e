package io.llmops.record;

import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmResponse;
import java.util.List;

/** The provider's own blocks, told as decisions, so that "blocked" is one number. */
final class ProviderBlocks {

    private ProviderBlocks() {}

    static void tell(LlmResponse response, CallLife life) {
        List<Choice> choices = response.choices();
        for (int i = 0; i < choices.size(); i++) {
            String reason = choices.get(i).finishReason().orElse("");
            if (FinishReason.CONTENT_FILTER.equals(reason) || FinishReason.REFUSAL.equals(reason)) {
                life.decided(GuardrailDecision.byProvider(reason));
            }
        }
    }
}
