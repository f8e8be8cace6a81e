package io.llmops.testkit.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Checks the fields of one JSON object and collects, in PagerDuty's words where known, what is wrong with them. */
final class Fields {

    private final JsonNode object;
    private final String prefix;
    private final List<String> violations;

    private Fields(JsonNode object, String prefix, List<String> violations) {
        this.object = object;
        this.prefix = prefix;
        this.violations = violations;
    }

    static Fields of(JsonNode object) {
        return new Fields(object, "", new ArrayList<>());
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** The fields of the object at {@code name}, none if it is not an object; violations are collected together. */
    Fields at(String name) {
        return new Fields(object.path(name), prefix + name + ".", violations);
    }

    String text(String name) {
        return object.path(name).asText();
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Any other field than these is a violation. */
    void known(String... names) {
        List<String> known = List.of(names);
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                add(name, "is not a field of this event");
            }
        });
    }

    void required(String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            add(name, "is missing or blank");
        }
    }

    void absent(String name, String onlyFor) {
        if (has(name)) {
            add(name, "is only for " + onlyFor);
        }
    }

    /** If present, a string of at most {@code max} code points. */
    void text(String name, int max) {
        String value = text(name);
        if (has(name) && !object.path(name).isTextual()) {
            add(name, "must be a string");
        } else if (value.codePointCount(0, value.length()) > max) {
            add(name, "must be at most " + max + " characters");
        }
    }

    void oneOf(String name, String... allowed) {
        if (has(name) && !List.of(allowed).contains(text(name))) {
            add(name, "must be one of " + String.join(", ", allowed) + ", not '" + text(name) + "'");
        }
    }

    void object(String name) {
        if (has(name) && !object.path(name).isObject()) {
            add(name, "must be an object");
        }
    }

    void url(String name, List<String> schemes) {
        if (has(name) && !isUrl(text(name), schemes)) {
            add(name, "must be a URL with scheme " + String.join(" or ", schemes) + ", not '" + text(name) + "'");
        }
    }

    /** The fields of each object in the list at {@code name}. */
    List<Fields> each(String name) {
        JsonNode list = object.path(name);
        List<Fields> items = new ArrayList<>();
        if (has(name) && !list.isArray()) {
            add(name, "must be a list of objects");
        }
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            items.add(new Fields(list.get(i), prefix + name + "[" + i + "].", violations));
        }
        return items;
    }

    void add(String name, String problem) {
        violations.add("'" + prefix + name + "' " + problem);
    }

    private static boolean isUrl(String text, List<String> schemes) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false; // the caller names the value
        }
    }
}
