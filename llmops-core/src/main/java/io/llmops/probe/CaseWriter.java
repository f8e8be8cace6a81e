package io.llmops.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.probe.match.MatchJson;
import java.util.List;
import java.util.Locale;

/** Writes a case as {@link CaseReader} reads it. */
final class CaseWriter {

    private CaseWriter() {}

    static String line(GoldenCase golden) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", golden.id());
        messages(golden, json);
        MatchJson.write(golden.match(), json);
        if (!golden.tags().isEmpty()) {
            golden.tags().forEach(json.putArray("tags")::add);
        }
        if (golden.weight() != 1) {
            json.put("weight", golden.weight());
        }
        return json.toString();
    }

    private static void messages(GoldenCase golden, ObjectNode json) {
        List<Message> messages = golden.messages();
        boolean single = messages.size() == 1;
        boolean afterSystem = messages.size() == 2 && messages.get(0).role() == Role.SYSTEM;
        if (afterSystem) {
            json.put("system", text(golden, messages.get(0)));
        }
        if (single || afterSystem) {
            json.put("question", text(golden, messages.get(messages.size() - 1)));
            return;
        }
        for (Message each : messages) {
            json.withArray("messages")
                    .addObject()
                    .put("role", each.role().name().toLowerCase(Locale.ROOT))
                    .put("content", text(golden, each));
        }
    }

    private static String text(GoldenCase golden, Message message) {
        if (message.parts().size() == 1 && message.parts().get(0) instanceof Part.Text text) {
            return text.text();
        }
        throw new IllegalArgumentException("Golden case '" + golden.id()
                + "' has a message that is not one text, which a line cannot hold; give each message one text");
    }
}
