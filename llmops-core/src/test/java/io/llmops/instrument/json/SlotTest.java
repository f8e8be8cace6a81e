package io.llmops.instrument.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Edits;
import io.llmops.call.Part;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlotTest {

    private final ObjectNode json = json("""
        {"text": "a", "number": 1, "list": ["b", 2], "input": {"word": "c", "price": 1.50}}\
        """);

    @Test
    void aTextIsReplacedWhereItStands() {
        Slot.in(json, "text").orElseThrow().replace().accept("x");
        Slot.in((ArrayNode) json.path("list"), 0).orElseThrow().replace().accept("y");

        assertThat(json.path("text").asText()).isEqualTo("x");
        assertThat(json.path("list").toString()).isEqualTo("[\"y\",2]");
        assertThat(Slot.in(json, "number")).isEmpty();
        assertThat(Slot.in(json, "missing")).isEmpty();
    }

    @Test
    void anObjectIsReplacedByAnotherAndKeepsItsNumbersAsTheyAreWritten() {
        Slot.ofObject(json, "input").orElseThrow().replace().accept("{\"word\":\"z\",\"price\":1.50}");

        assertThat(json.path("input").toString()).isEqualTo("{\"word\":\"z\",\"price\":1.50}");
    }

    @Test
    void whatIsNoObjectDoesNotReplaceOneAndIsNotQuoted() {
        Slot input = Slot.ofObject(json, "input").orElseThrow();

        for (String text : new String[] {"{\"word\": secret", "\"secret\"", "{} {\"secret\": 1}", ""}) {
            assertThatThrownBy(() -> input.replace().accept(text))
                    .isInstanceOf(IllegalStateException.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain("secret");
        }
        assertThat(json.path("input").path("word").asText()).isEqualTo("c");
    }

    @Test
    void editsFindTheirTextsByMessageAndPart() {
        PartList parts = new PartList();
        parts.add(Slot.in(json, "text"), Part.Text::new);
        parts.add(Slot.ofObject(json, "input"), text -> new Part.ToolCall("1", "say", text));

        assertThat(parts.edit(3, Edits.of(Map.of("3.0", "x", "4.1", "{}")))).isTrue();
        assertThat(parts.edit(2, Edits.of(Map.of("3.0", "y")))).isFalse();

        assertThat(json.path("text").asText()).isEqualTo("x");
        assertThat(json.path("input").path("word").asText()).isEqualTo("c");
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
