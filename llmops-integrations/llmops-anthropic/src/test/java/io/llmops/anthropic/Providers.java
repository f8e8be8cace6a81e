package io.llmops.anthropic;

import com.anthropic.client.AnthropicClient;
import io.llmops.testkit.contract.ProviderMood;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelServer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Model servers in every mood with a client of the real SDK, made once: a contract asks for hundreds. */
final class Providers {

    private static final Answer ANSWER =
            Answer.builder().text("on its way, in two days").id("r1").build();
    private static final Map<String, Providers> SHARED = new ConcurrentHashMap<>();

    final ModelServer server;
    final AnthropicClient client;

    private Providers(ProviderMood mood) {
        server = ModelServer.start((request, random) -> switch (mood) {
            case ANSWERS -> ANSWER;
            case FAILS -> Fault.overloaded();
            case BREAKS -> request.stream() ? new Break(ANSWER, 2) : Fault.serverError();
        });
        client = Sdk.client(server);
    }

    /** Instrumented and bare clients have their own, so that a request of one is never taken for the other's. */
    static Providers of(ProviderMood mood, boolean instrumented) {
        return SHARED.computeIfAbsent(mood + " " + instrumented, any -> new Providers(mood));
    }

    String lastRequest() {
        return server.requests().get(server.requests().size() - 1).body().toString();
    }
}
