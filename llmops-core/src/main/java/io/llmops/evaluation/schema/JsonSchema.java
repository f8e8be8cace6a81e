package io.llmops.evaluation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A JSON Schema as requests carry it. The common keywords of drafts 4 to 2020-12 are checked: {@code type}, {@code enum},
 * {@code const}, {@code nullable}; {@code properties}, {@code required}, {@code additionalProperties}, {@code minProperties},
 * {@code maxProperties}; {@code items}, {@code prefixItems}, {@code minItems}, {@code maxItems}; {@code minLength},
 * {@code maxLength}; {@code minimum}, {@code maximum} and their exclusive forms, {@code multipleOf}; {@code allOf}, {@code anyOf},
 * {@code oneOf}, {@code not}; {@code $ref} within the schema. Others, {@code pattern} and {@code format} among them, are not:
 * what this finds is a violation, what it does not find may be one. Work on one value is bounded; what is beyond counts as
 * fitting. Immutable and thread-safe.
 */
public final class JsonSchema {

    /** Schemas of an application are few; what is beyond this many is read each time. */
    private static final int MOST_KEPT = 100;
    /** A longer one is read each time, too. */
    private static final int LONGEST_KEPT = 50_000;

    private static final Map<String, Optional<JsonSchema>> KEPT = new ConcurrentHashMap<>();

    private final JsonNode root;

    private JsonSchema(JsonNode root) {
        this.root = root;
    }

    /** The schema; empty where the text is no JSON object. */
    public static Optional<JsonSchema> of(String text) {
        Optional<JsonSchema> known = KEPT.get(text);
        if (known != null) {
            return known;
        }
        Optional<JsonSchema> read =
                JsonText.read(text).filter(JsonNode::isObject).map(JsonSchema::new);
        if (KEPT.size() < MOST_KEPT && text.length() <= LONGEST_KEPT) {
            KEPT.put(text, read);
        }
        return read;
    }

    /** Whether nothing shows that the value does not fit. */
    public boolean fits(JsonNode value) {
        return new SchemaCheck(root).fits(root, value, 0);
    }
}
