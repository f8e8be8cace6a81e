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
import org.springframework.ai.openai.OpenAiChatModel;
import reactor.core.publisher.Flux;

class OpenAiChatModelContractTest extends HostCallContract {

    private static final Answer ANSWER = Answer.builder()
            .text("Your parcel is on its way and arrives tomorrow before noon.")
            .id("chatcmpl-1")
            .build();

    /** How a host asks: a model, or a chat client on it. */
    interface Asking {
        String whole(Prompt prompt);

        Flux<String> streamed(Prompt prompt);
    }

    OpenAiChatModel plain(Optional<LlmOps> ops, ModelServer server) {
        return OpenAi.chat(server);
    }

    Asking asking(Optional<LlmOps> ops, OpenAiChatModel plain) {
        ChatModel model = ops.map(it -> SpringAi.instrument(it, plain)).orElse(plain);
        return new Asking() {
            @Override
            public String whole(Prompt prompt) {
                return Texts.of(model.call(prompt));
            }

            @Override
            public Flux<String> streamed(Prompt prompt) {
                return model.stream(prompt).map(Texts::of);
            }
        };
    }

    @Override
    protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
        ModelServer server = ModelServer.start(script(mood));
        Asking host = asking(ops, plain(ops, server));
        Prompt prompt = new Prompt(new SystemMessage("Be brief."), new UserMessage(HostClient.QUESTION));
        return new HostClient() {
            @Override
            public String chat() {
                return host.whole(prompt);
            }

            @Override
            public String chatAsync() {
                return null;
            }

            @Override
            public String chatStreaming() {
                return String.join("", host.streamed(prompt).collectList().block());
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
