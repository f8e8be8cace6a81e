package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.function.Consumer;

/** A text in a JSON tree, and how to replace it there. */
record Slot(String text, Consumer<String> replace) {

    /** The text in this field, if there is one. */
    static Optional<Slot> in(JsonNode owner, String field) {
        return owner instanceof ObjectNode object && object.path(field).isTextual()
                ? Optional.of(new Slot(object.path(field).textValue(), text -> object.put(field, text)))
                : Optional.empty();
    }

    /** An element of a list of texts. */
    static Optional<Slot> in(ArrayNode owner, int index) {
        return owner.path(index).isTextual()
                ? Optional.of(new Slot(owner.path(index).textValue(), text -> owner.set(index, TextNode.valueOf(text))))
                : Optional.empty();
    }
}
