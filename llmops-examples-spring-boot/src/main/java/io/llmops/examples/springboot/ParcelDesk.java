package io.llmops.examples.springboot;

import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers over HTTP. The client that it gets is instrumented, and it need not know. */
@RestController
class ParcelDesk {

    private final OpenAIClient client;

    ParcelDesk(OpenAIClient client) {
        this.client = client;
    }

    @GetMapping("/ask")
    String ask(@RequestParam String question) {
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .model("gpt-4o-mini")
                .addSystemMessage("You answer customers of a parcel service, in one sentence.")
                .addUserMessage(question)
                .build();
        return client.chat().completions().create(params).choices().stream()
                .flatMap(choice -> choice.message().content().stream())
                .collect(Collectors.joining());
    }
}
