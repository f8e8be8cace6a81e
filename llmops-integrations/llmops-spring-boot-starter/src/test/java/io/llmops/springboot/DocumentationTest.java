package io.llmops.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read when they configure. */
class DocumentationTest {

    private static List<JsonNode> properties() throws Exception {
        try (InputStream metadata =
                LlmOpsProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            List<JsonNode> all = new ArrayList<>();
            new ObjectMapper().readTree(metadata).path("properties").forEach(all::add);
            return all;
        }
    }

    @Test
    void everyPropertyIsDescribedToTheEditor() throws Exception {
        assertThat(properties())
                .hasSizeGreaterThan(40)
                .allSatisfy(it -> assertThat(it.path("description").asText())
                        .as(it.path("name").asText())
                        .endsWith("."));
    }

    @Test
    void everyPropertyIsInTheDocumentation() throws Exception {
        String page = Files.readString(Path.of("../../docs/integrations.md"));
        for (JsonNode property : properties()) {
            String name = property.path("name").asText();
            if (name.startsWith("llmops.")) {
                assertThat(page).contains("`" + name);
            }
        }
    }
}
