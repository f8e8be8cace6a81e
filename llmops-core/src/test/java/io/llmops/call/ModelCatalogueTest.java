package io.llmops.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {

    private final ModelCatalogue models = ModelCatalogue.builtIn();

    @Test
    void readsProviderFamilyAndSizeFromTheName() {
        assertThat(models.find("gpt-4o-mini-2024-07-18"))
                .contains(new ModelInfo(Optional.of("openai"), "gpt-4o", Optional.of("mini")));
        assertThat(models.find("Claude-3-5-Haiku-20241022").orElseThrow().size())
                .contains("haiku");
        assertThat(models.find("llama-3.1-70b-instruct").orElseThrow().size()).contains("70b");
    }

    @Test
    void doesNotTakeTheBeginningOfAWordForAModel() {
        assertThat(models.find("gpt-4oxford")).isNotEqualTo(models.find("gpt-4o"));
        assertThat(models.find("no-such-model")).isEmpty();
    }

    @Test
    void readsTheBuiltInRulesAsAJsonParserDoes() throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode rules;
        try (InputStream file = ModelCatalogue.class.getResourceAsStream("models.json")) {
            rules = json.readTree(file).path("rules");
        }

        assertThat(models.rules())
                .hasSize(rules.size())
                .containsExactlyInAnyOrder(json.convertValue(rules, ModelCatalogue.Rule[].class));
    }

    @Test
    void prefersOurOwnRules() {
        ModelCatalogue ours = models.with(List.of(new ModelCatalogue.Rule("gpt-4o", "azure.ai.openai", "ours", null)));

        assertThat(ours.find("gpt-4o").orElseThrow().family()).isEqualTo("ours");
    }
}
