package io.llmops.springai;

import io.llmops.LlmOps;
import io.llmops.testkit.contract.HostCallContract;
import io.llmops.testkit.contract.HostClient;
import io.llmops.testkit.contract.ProviderMood;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import java.util.Optional;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;

class OpenAiChatModelContractTest extends HostCallContract {

    private static final Answer ANSWER = Answer.builder()
            .text("Your parcel is on its way and arrives tomorrow before noon.")
            .id("chatcmpl-1")
            .build();

    @Override
    protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
        ModelServer server = ModelServer.start(script(mood));
        ChatModel plain = OpenAi.chat(server);
        ChatModel model = ops.map(it -> SpringAi.instrument(it, plain)).orElse(plain);
        Prompt prompt = new Prompt(new SystemMessage("Be brief."), new UserMessage(HostClient.QUESTION));
        return new HostClient() {
            @Override
            public String chat() {
                return Texts.of(model.call(prompt));
            }

            @Override
            public String chatAsync() {
                return null;
            }

            @Override
            public String chatStreaming() {
                return Texts.joined(model.stream(prompt));
            }

            @Override
            public String lastRequest() {
                return OpenAi.lastRequest(server).body().toString();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    private static Script script(ProviderMood mood) {
        return (request, random) -> switch (mood) {
            case ANSWERS -> ANSWER;
            case FAILS -> Fault.overloaded();
            case BREAKS -> request.stream() ? new Break(ANSWER, 1) : Fault.overloaded();
        };
    }
}
