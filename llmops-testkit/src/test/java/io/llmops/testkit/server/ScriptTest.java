package io.llmops.testkit.server;

import static io.llmops.testkit.server.ChatClient.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void repliesDependOnSeedAndRequestAndNotOnTheOrder() throws Exception {
        List<String> prompts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            prompts.add("question " + i);
        }
        Map<String, String> forwards = answers(7, prompts);
        Collections.reverse(prompts);

        assertThat(answers(7, prompts)).isEqualTo(forwards);
        assertThat(answers(8, prompts)).isNotEqualTo(forwards);
        assertThat(forwards.values()).doesNotHaveDuplicates();
    }

    private static Map<String, String> answers(long seed, List<String> prompts) throws Exception {
        Map<String, String> answers = new HashMap<>();
        try (ModelServer server = ModelServer.builder().seed(seed).start()) {
            ChatClient client = new ChatClient(server);
            for (String prompt : prompts) {
                answers.put(prompt, client.text(ask(prompt)));
            }
        }
        return answers;
    }

    @Test
    void aPlausibleAnswerHonoursTheTokenLimit() throws Exception {
        try (ModelServer server = ModelServer.builder().start()) {
            JsonNode answer = new ChatClient(server)
                    .json(ask("Tell me all.").replaceFirst("\\{", "{\"max_completion_tokens\":5,"));

            assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(5);
            assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        }
    }

    @Test
    void seesWhatWasAsked() throws Exception {
        Script script = (request, random) -> Answer.of(String.join(
                "|",
                request.model(),
                request.lastUserText(),
                request.messages().get(0).role(),
                request.header("x-customer").orElse("-"),
                request.maxTokens().toString()));
        try (ModelServer server = ModelServer.start(script)) {
            String body = """
                {"model":"m","max_tokens":9,"messages":[{"role":"system","content":"Be brief."},
                {"role":"user","content":[{"type":"text","text":"What"},{"type":"text","text":"now?"}]},
                {"role":"assistant","content":null}]}\
                """;

            String answer =
                    new ChatClient(server).send(body, "X-Customer", "acme").body();

            assertThat(answer).contains("m|What\\nnow?|system|acme|OptionalInt[9]");
        }
    }

    @Test
    void aScriptThatThrowsIsAServerErrorThatSaysSo() throws Exception {
        Script broken = (request, random) -> {
            throw new AssertionError("unexpected prompt");
        };
        try (ModelServer server = ModelServer.start(broken)) {
            assertThat(new ChatClient(server)
                            .json(ask("Hi."))
                            .at("/error/message")
                            .asText())
                    .contains("unexpected prompt");
        }
    }
}
