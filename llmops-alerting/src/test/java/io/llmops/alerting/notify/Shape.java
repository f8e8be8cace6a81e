package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The shape that a receiver expects, as a JSON Schema beside this class. */
final class Shape {

    private final Schema schema;

    Shape(String resource) {
        try (InputStream in = Objects.requireNonNull(Shape.class.getResourceAsStream(resource), resource)) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(json, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What does not fit; empty if all does. */
    List<String> complaints(JsonNode document) {
        return schema.validate(document.toString(), InputFormat.JSON).stream()
                .map(it -> it.getInstanceLocation() + ": " + it.getMessage())
                .toList();
    }
}
