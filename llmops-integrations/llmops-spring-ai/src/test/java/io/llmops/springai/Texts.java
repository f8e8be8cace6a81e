package io.llmops.springai;

import java.util.List;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import reactor.core.publisher.Flux;

/** The texts that a host sees. */
final class Texts {

    private Texts() {}

    static String of(ChatResponse response) {
        Generation generation = response.getResult();
        return generation == null ? "" : generation.getOutput().getText();
    }

    static String joined(Flux<ChatResponse> chunks) {
        return joined(chunks.collectList().block());
    }

    static String joined(List<ChatResponse> chunks) {
        StringBuilder all = new StringBuilder();
        chunks.forEach(chunk -> all.append(of(chunk)));
        return all.toString();
    }
}
