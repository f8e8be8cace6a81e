package io.llmops.springai;

import io.llmops.LlmOps;
import java.util.List;
import java.util.Optional;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.api.Advisor;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import reactor.core.publisher.Flux;

/** A chat client with the advisor, on a model that is not wrapped. */
class AdvisorContractTest extends OpenAiChatModelContractTest {

    @Override
    Asking asking(Optional<LlmOps> ops, OpenAiChatModel plain) {
        List<Advisor> advisors =
                ops.<List<Advisor>>map(it -> List.of(LlmOpsAdvisor.of(it))).orElse(List.of());
        ChatClient client = ChatClient.builder(plain).defaultAdvisors(advisors).build();
        return new Asking() {
            @Override
            public String whole(Prompt prompt) {
                return client.prompt(prompt).call().content();
            }

            @Override
            public Flux<String> streamed(Prompt prompt) {
                return client.prompt(prompt).stream().content();
            }
        };
    }
}
