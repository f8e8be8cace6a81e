package io.llmops.evaluation.measured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The development data, which is no part of this repository. */
final class Data {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    Data(Path folder) {
        this.folder = folder;
    }

    /** Rows of a gzipped CSV (RFC 4180) by the names of its header. */
    List<Map<String, String>> csv(String file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (var in = new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(file))), StandardCharsets.UTF_8)) {
            BufferedReader reader = new BufferedReader(in);
            for (List<String> row = row(reader); !row.isEmpty(); row = row(reader)) {
                rows.add(row);
            }
        }
        List<Map<String, String>> named = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> fields = new HashMap<>();
            for (int i = 0; i < row.size(); i++) {
                fields.put(rows.get(0).get(i), row.get(i));
            }
            named.add(fields);
        }
        return named;
    }

    private static List<String> row(BufferedReader in) throws IOException {
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '"') {
                in.mark(1);
                boolean doubled = quoted && in.read() == '"';
                if (doubled) {
                    field.append('"');
                } else {
                    in.reset();
                    quoted = !quoted;
                }
            } else if (!quoted && c == ',') {
                row.add(field.toString());
                field.setLength(0);
            } else if (!quoted && c == '\n') {
                row.add(field.toString());
                return row;
            } else if (quoted || c != '\r') {
                field.append((char) c);
            }
        }
        return row;
    }

    List<JsonNode> jsonl(String file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }
}
