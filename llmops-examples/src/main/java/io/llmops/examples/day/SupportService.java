package io.llmops.examples.day;

import io.llmops.call.CallLabels;
import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandler;
import io.opentelemetry.context.Scope;

/** A small LLM-backed service: all that it knows of monitoring is who the customer is. */
final class SupportService {

    private static final String SYSTEM = "You answer customers of a shop, briefly and to the point.";

    private final LlmClient client;

    SupportService(LlmClient client) {
        this.client = client;
    }

    /** Answers a customer, as a whole or in chunks; a failed call is the customer's bad luck. */
    @SuppressWarnings("try") // the scope is only held
    void answer(String customer, String model, Question question, boolean streaming) {
        LlmRequest request = LlmRequest.builder(model)
                .system(SYSTEM + "\n" + question.history())
                .user(question.text())
                .build();
        CallLabels labels =
                CallLabels.none().customer(customer).feature("support").environment("simulation");
        try (Scope scope = labels.makeCurrent()) {
            ask(request, streaming);
        } catch (RuntimeException e) {
            // the page shows "please try again"; the failure has been recorded
        }
    }

    private void ask(LlmRequest request, boolean streaming) {
        if (streaming) {
            client.chatStreaming(request, new Page());
        } else {
            client.chat(request);
        }
    }

    /** The page on which the answer appears. */
    private static final class Page implements StreamHandler {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onChunk(Channel channel, String delta) {
            text.append(delta);
        }

        @Override
        public void onComplete(LlmResponse response) {}

        @Override
        public void onError(Throwable error) {}
    }
}
