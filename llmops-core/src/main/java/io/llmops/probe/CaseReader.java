package io.llmops.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Message;
import io.llmops.call.Role;
import io.llmops.probe.match.Fields;
import io.llmops.probe.match.Match;
import io.llmops.probe.match.MatchJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one case. Every complaint is an {@link IllegalArgumentException} that names key, value and fix. */
final class CaseReader {

    private static final int MAX_ID = 200;
    private static final int MAX_TEXT = 500_000;
    private static final int MAX_TAG = 100;
    private static final int MAX_TAGS = 20;
    private static final int MAX_MESSAGES = 200;

    private final Fields fields;

    private CaseReader(Fields fields) {
        this.fields = fields;
    }

    static GoldenCase read(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("is " + Fields.shown(json) + "; write an object such as "
                    + "{\"id\": \"capital-fr\", \"question\": \"…\", \"expected\": \"Paris\"}");
        }
        return new CaseReader(new Fields(json, "")).read();
    }

    private GoldenCase read() {
        String id = fields.text("id", MAX_ID)
                .orElseThrow(() -> new IllegalArgumentException("'id' is missing; give each case its own"));
        List<Message> messages = messages();
        GoldenCase read = new GoldenCase(
                id, messages, match(), tags(), fields.number("weight").orElse(1.0));
        fields.done();
        return read;
    }

    private List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        fields.text("system", MAX_TEXT).map(Message::system).ifPresent(messages::add);
        Optional<String> question = fields.text("question", MAX_TEXT);
        Optional<JsonNode> conversation = fields.any("messages");
        if (question.isPresent() == conversation.isPresent()) {
            throw new IllegalArgumentException("needs either 'question' or 'messages'");
        }
        question.map(Message::user).ifPresent(messages::add);
        conversation.ifPresent(it -> conversation(it, messages));
        return messages;
    }

    private void conversation(JsonNode written, List<Message> into) {
        if (!written.isArray() || written.isEmpty() || written.size() > MAX_MESSAGES) {
            throw fields.wrong("messages", written, "a list of 1 to " + MAX_MESSAGES + " messages");
        }
        for (int i = 0; i < written.size(); i++) {
            Fields message = new Fields(written.get(i), "messages[" + i + "]");
            Role role = message.oneOf("role", Role.class).orElse(Role.USER);
            String content = message.text("content", MAX_TEXT)
                    .orElseThrow(() -> new IllegalArgumentException("a message of 'messages' has no content"));
            message.done();
            into.add(Message.of(role, content));
        }
    }

    private Match match() {
        Optional<JsonNode> expected = fields.any("expected");
        Optional<JsonNode> match = fields.any("match");
        Optional<String> rubric = fields.text("rubric", MAX_TEXT);
        Optional<String> context = fields.text("context", MAX_TEXT);
        if (match.isPresent() && (rubric.isPresent() || context.isPresent())) {
            throw new IllegalArgumentException("has 'match' beside 'rubric' or 'context'; put those into 'match'");
        }
        if (rubric.isEmpty()) {
            return MatchJson.read(match, expected);
        }
        ObjectNode judge =
                JsonNodeFactory.instance.objectNode().put("type", "judge").put("rubric", rubric.get());
        context.ifPresent(it -> judge.put("context", it));
        return MatchJson.read(Optional.of(judge), expected);
    }

    private List<String> tags() {
        List<String> tags = fields.texts("tags").orElse(List.of());
        if (tags.size() > MAX_TAGS || tags.stream().anyMatch(it -> it.length() > MAX_TAG)) {
            throw new IllegalArgumentException("'tags' has " + tags.size() + " tags; at most " + MAX_TAGS + " of "
                    + MAX_TAG + " characters each are read");
        }
        return tags;
    }
}
