package io.llmops.springai;

import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Operation;
import io.llmops.call.Part;
import io.llmops.call.RequestOptions;
import io.llmops.call.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** Embedding requests and answers in neutral form: each text is a message, vectors are not read. */
final class EmbeddingMapping {

    private static final String FIRST = "0.0";

    private EmbeddingMapping() {}

    static LlmRequest request(EmbeddingRequest request, EmbeddingModel model) {
        EmbeddingOptions options = request.getOptions();
        return request(
                request.getInstructions().stream().map(Message::user).toList(),
                Optional.ofNullable(options).map(EmbeddingOptions::getModel).or(() -> defaultModel(model)));
    }

    static LlmRequest request(Document document, EmbeddingModel model) {
        String text = Objects.requireNonNullElse(model.getEmbeddingContent(document), "");
        return request(List.of(new Message(Role.USER, List.of(new Part.Document(text)))), defaultModel(model));
    }

    private static LlmRequest request(List<Message> texts, Optional<String> model) {
        return new LlmRequest(
                Operation.EMBEDDINGS, model, texts, RequestOptions.defaults(), List.of(), false, Map.of());
    }

    private static Optional<String> defaultModel(EmbeddingModel model) {
        return Reflected.text(model, "getOptions", "getModel");
    }

    static EmbeddingRequest edited(EmbeddingRequest request, Edits edits) {
        if (edits.isEmpty()) {
            return request;
        }
        List<String> texts = new ArrayList<>(request.getInstructions());
        for (int i = 0; i < texts.size(); i++) {
            texts.set(i, edits.textFor(i + ".0", texts.get(i)));
        }
        return new EmbeddingRequest(texts, request.getOptions());
    }

    /** The text that a document became. */
    static String text(Edits edits) {
        return edits.textFor(FIRST, "");
    }

    static LlmResponse response(EmbeddingResponse response) {
        LlmResponse.Builder neutral = LlmResponse.builder();
        UsageMapping.ofInput(response.getMetadata().getUsage()).ifPresent(neutral::usage);
        ResponseMapping.told(response.getMetadata().getModel()).ifPresent(neutral::model);
        return neutral.build();
    }
}
