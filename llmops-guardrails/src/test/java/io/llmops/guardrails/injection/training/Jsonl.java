package io.llmops.guardrails.injection.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Labelled texts in a file: {@code {"id","text","label":"attack"|"benign","source","kind"}} a line. */
final class Jsonl {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Jsonl() {}

    static List<Example> read(Path file) throws IOException {
        return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    static List<Example> parse(List<String> lines) {
        List<Example> examples = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                JsonNode row = tree(line);
                examples.add(Example.of(
                        row.path("text").asText(),
                        row.path("label").asText().equals("attack"),
                        row.path("source").asText(),
                        row.path("kind").asText()));
            }
        }
        return examples;
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
