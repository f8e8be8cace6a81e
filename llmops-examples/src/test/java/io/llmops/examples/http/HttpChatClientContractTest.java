package io.llmops.examples.http;

import io.llmops.LlmOps;
import io.llmops.client.LlmClient;
import io.llmops.testkit.contract.HostCallContract;
import io.llmops.testkit.contract.HostClient;
import io.llmops.testkit.contract.LlmClientHost;
import io.llmops.testkit.contract.ProviderMood;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelServer;
import java.util.Optional;

/** The contract over a real HTTP client and the wire format of OpenAI. */
class HttpChatClientContractTest extends HostCallContract {

    private static final Answer ANSWER =
            Answer.builder().text("on its way, in two days").id("r1").build();

    @Override
    protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
        ModelServer server = ModelServer.start((request, random) -> switch (mood) {
            case ANSWERS -> ANSWER;
            case FAILS -> Fault.overloaded();
            case BREAKS -> request.stream() ? new Break(ANSWER, 2) : Fault.serverError();
        });
        HttpChatClient bare = HttpChatClient.of(server.baseUri(), Optional.empty());
        LlmClient client = ops.<LlmClient>map(it -> it.instrument(bare)).orElse(bare);
        return new LlmClientHost(client, () -> lastRequest(server), server::close);
    }

    private static String lastRequest(ModelServer server) {
        return server.requests().get(server.requests().size() - 1).body().toString();
    }
}
