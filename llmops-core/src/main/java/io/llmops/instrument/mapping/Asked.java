package io.llmops.instrument.mapping;

import io.llmops.call.LlmRequest;
import io.llmops.call.Message;
import io.llmops.call.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a method's requests before its arguments are: from the annotation and the return type. */
record Asked(String operation, Optional<String> model, boolean streamed) {

    LlmRequest of(List<Message> messages) {
        return new LlmRequest(operation, model, messages, RequestOptions.defaults(), List.of(), streamed, Map.of());
    }

    /** A request that tells its own operation, and perhaps its own model. */
    LlmRequest completed(LlmRequest request) {
        if (request.model().isPresent() || model.isEmpty()) {
            return request.withStreaming(streamed);
        }
        return new LlmRequest(
                request.operation(),
                model,
                request.messages(),
                request.options(),
                request.tools(),
                streamed,
                request.extra());
    }
}
