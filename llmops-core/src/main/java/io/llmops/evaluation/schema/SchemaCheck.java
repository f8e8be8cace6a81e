package io.llmops.evaluation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/** One value against one schema. */
final class SchemaCheck {

    private static final int MAX_STEPS = 100_000;
    private static final int MAX_DEPTH = 200;

    private final JsonNode root;
    private int steps;

    SchemaCheck(JsonNode root) {
        this.root = root;
    }

    boolean fits(JsonNode schema, JsonNode value, int depth) {
        if (schema.isBoolean()) {
            return schema.booleanValue();
        }
        if (!schema.isObject() || ++steps > MAX_STEPS || depth > MAX_DEPTH) {
            return true;
        }
        return fitsReference(schema, value, depth)
                && ValueCheck.fits(schema, value)
                && fitsCombination(schema, value, depth)
                && (!value.isObject() || fitsProperties(schema, value, depth))
                && (!value.isArray() || fitsItems(schema, value, depth));
    }

    private boolean fitsReference(JsonNode schema, JsonNode value, int depth) {
        String reference = schema.path("$ref").asText("");
        if (!reference.startsWith("#")) {
            return true;
        }
        return fits(root.at(reference.substring(1)), value, depth + 1);
    }

    private boolean fitsCombination(JsonNode schema, JsonNode value, int depth) {
        for (JsonNode each : schema.path("allOf")) {
            if (!fits(each, value, depth + 1)) {
                return false;
            }
        }
        if (schema.path("anyOf").isArray() && count(schema.path("anyOf"), value, depth) == 0) {
            return false;
        }
        if (schema.path("oneOf").isArray() && steps < MAX_STEPS && count(schema.path("oneOf"), value, depth) != 1) {
            return steps >= MAX_STEPS;
        }
        JsonNode not = schema.path("not");
        return not.isMissingNode() || !fits(not, value, depth + 1) || steps >= MAX_STEPS;
    }

    private int count(JsonNode schemas, JsonNode value, int depth) {
        int fitting = 0;
        for (JsonNode each : schemas) {
            fitting += fits(each, value, depth + 1) ? 1 : 0;
        }
        return fitting;
    }

    private boolean fitsProperties(JsonNode schema, JsonNode value, int depth) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                return false;
            }
        }
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.has("patternProperties") ? schema.path("") : schema.path("additionalProperties");
        Iterator<String> names = value.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            JsonNode declared = properties.path(name);
            if (!fits(declared.isMissingNode() ? others : declared, value.path(name), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean fitsItems(JsonNode schema, JsonNode value, int depth) {
        JsonNode items = schema.path("items");
        JsonNode first = items.isArray() ? items : schema.path("prefixItems");
        JsonNode rest = items.isArray() ? schema.path("additionalItems") : items;
        for (int i = 0; i < value.size(); i++) {
            if (!fits(i < first.size() ? first.get(i) : rest, value.get(i), depth + 1)) {
                return false;
            }
        }
        return true;
    }
}
