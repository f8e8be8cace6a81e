package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Makes a document fit by dropping the largest of its details first, and says under {@code omitted} which. */
final class Oversize {

    static final String OMITTED = "omitted";

    private Oversize() {}

    /** False if it does not fit even without any. */
    static boolean shrink(ObjectNode document, ObjectNode details, int mostBytes) {
        while (bytes(document) > mostBytes) {
            Optional<String> largest = largest(details);
            if (largest.isEmpty()) {
                return false;
            }
            details.remove(largest.get());
            details.withArray(OMITTED).add(largest.get());
        }
        return true;
    }

    private static Optional<String> largest(ObjectNode details) {
        return details.properties().stream()
                .filter(it -> !it.getKey().equals(OMITTED))
                .max(Comparator.comparingInt(it -> bytes(it.getValue())))
                .map(Map.Entry::getKey);
    }

    private static int bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
