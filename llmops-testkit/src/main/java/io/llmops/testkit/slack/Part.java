package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A place in the JSON of some blocks, which knows its JSON pointer and where to report what is wrong with it, in
 * Slack's own words where those are known.
 */
final class Part {

    private final JsonNode value;
    private final String pointer;
    private final List<String> reports;

    private Part(JsonNode value, String pointer, List<String> reports) {
        this.value = value;
        this.pointer = pointer;
        this.reports = reports;
    }

    static Part root(JsonNode blocks, List<String> reports) {
        return new Part(blocks, "/blocks", reports);
    }

    JsonNode value() {
        return value;
    }

    String type() {
        return value.path("type").asText();
    }

    /** The string at {@code field}, or empty. */
    String text(String field) {
        return value.path(field).asText();
    }

    boolean has(String field) {
        return value.hasNonNull(field);
    }

    Part at(String field) {
        return new Part(value.path(field), pointer + "/" + field, reports);
    }

    void report(String problem) {
        reports.add(problem + " [json-pointer:" + pointer + "]");
    }

    /** Whether the field is there; reports it if not. */
    boolean requires(String field) {
        if (!has(field)) {
            report("missing required field: " + field);
        }
        return has(field);
    }

    /** If the field is there, it must be a string of {@code min} to {@code max} code points. */
    void string(String field, int min, int max) {
        if (!has(field)) {
            return;
        }
        int length = Chars.count(text(field));
        if (!value.path(field).isTextual()) {
            at(field).report("must be a string");
        } else if (length < min) {
            at(field).report("must be more than " + (min - 1) + " characters");
        } else if (length > max) {
            at(field).report("must be less than " + (max + 1) + " characters");
        }
    }

    /** If the field is there, it must be an https address of at most {@code max} characters. */
    void httpsUrl(String field, int max) {
        string(field, 1, max);
        if (has(field) && !text(field).startsWith("https://")) {
            at(field).report("must be an https URL");
        }
    }

    void oneOf(String field, String... allowed) {
        if (has(field) && !List.of(allowed).contains(text(field))) {
            at(field).report("must be one of " + String.join(", ", allowed));
        }
    }

    /** The field must be a list of {@code min} to {@code max} items, each of which is checked. */
    void list(String field, int min, int max, Consumer<Part> check) {
        if (requires(field)) {
            at(field).items(min, max, check);
        }
    }

    /** This must be a list of {@code min} to {@code max} items, each of which is checked. */
    void items(int min, int max, Consumer<Part> check) {
        if (!value.isArray()) {
            report("must be an array");
            return;
        }
        if (value.size() < min) {
            report("no fewer than " + min + " items allowed");
        } else if (value.size() > max) {
            report("no more than " + max + " items allowed");
        }
        for (int i = 0; i < value.size(); i++) {
            check.accept(new Part(value.get(i), pointer + "/" + i, reports));
        }
    }

    /** The strings at {@code field} of each item of this list, missing ones left out. */
    List<String> strings(String field) {
        List<String> strings = new ArrayList<>();
        for (JsonNode item : value) {
            if (item.hasNonNull(field)) {
                strings.add(item.path(field).asText());
            }
        }
        return strings;
    }
}
