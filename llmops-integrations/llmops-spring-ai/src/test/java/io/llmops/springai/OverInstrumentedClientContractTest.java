package io.llmops.springai;

import com.openai.client.OpenAIClient;
import io.llmops.LlmOps;
import io.llmops.openai.InstrumentedOpenAi;
import io.llmops.testkit.server.ModelServer;
import java.util.Optional;
import org.springframework.ai.openai.OpenAiChatModel;

/** Both the model and the official client below it are instrumented. */
class OverInstrumentedClientContractTest extends OpenAiChatModelContractTest {

    @Override
    OpenAiChatModel plain(Optional<LlmOps> ops, ModelServer server) {
        OpenAIClient client = OpenAi.client(server);
        return OpenAi.chat(
                server, ops.map(it -> InstrumentedOpenAi.of(it, client)).orElse(client));
    }
}
