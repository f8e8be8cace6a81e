package io.llmops.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/** One case of a golden set as it is written, and the line on which it begins. */
record CaseTree(int line, JsonNode json) {

    private static final int MAX_LINE = 2_000_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** All that are there; lines that are none become problems. */
    static List<CaseTree> all(String fileName, String text, List<GoldenFile.Problem> problems) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        return name.endsWith(".yaml") || name.endsWith(".yml") ? yaml(plain, problems) : lines(plain, problems);
    }

    private static List<CaseTree> lines(String text, List<GoldenFile.Problem> problems) {
        List<CaseTree> trees = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            if (line.length() > MAX_LINE) {
                problems.add(new GoldenFile.Problem(
                        number, "has " + line.length() + " characters; at most " + MAX_LINE + " are read"));
                continue;
            }
            try {
                trees.add(new CaseTree(number, JSON.readTree(line)));
            } catch (JsonProcessingException e) {
                problems.add(new GoldenFile.Problem(number, "is no JSON object: " + reason(e)));
            }
        }
        return trees;
    }

    private static List<CaseTree> yaml(String text, List<GoldenFile.Problem> problems) {
        List<CaseTree> trees = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper(yamlFactory());
        try (JsonParser parser = mapper.getFactory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("A golden set in YAML is a list of cases; begin each with '- id:'");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int line = parser.currentTokenLocation().getLineNr();
                trees.add(new CaseTree(line, mapper.readTree(parser)));
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            problems.add(new GoldenFile.Problem(line, "is no YAML, and what follows is not read: " + reason(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return trees;
    }

    private static JsonFactory yamlFactory() {
        return ServiceLoader.load(JsonFactory.class, JsonFactory.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.getFormatName().equals("YAML"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "YAML needs com.fasterxml.jackson.dataformat:jackson-dataformat-yaml on the path; add it, or"
                                + " write JSON Lines"));
    }

    private static String reason(JsonProcessingException e) {
        String first = e.getOriginalMessage().lines().findFirst().orElse("");
        return first
                + (e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")");
    }
}
