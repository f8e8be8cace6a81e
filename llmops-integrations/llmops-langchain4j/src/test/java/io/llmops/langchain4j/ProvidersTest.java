package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.ModelProvider;
import io.llmops.call.CallTarget;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProvidersTest {

    @SuppressWarnings("deprecation") // models that still tell it are met
    private static final Map<ModelProvider, String> NAMES = Map.ofEntries(
            Map.entry(ModelProvider.ANTHROPIC, "anthropic"),
            Map.entry(ModelProvider.AMAZON_BEDROCK, "aws.bedrock"),
            Map.entry(ModelProvider.GITHUB_MODELS, "azure.ai.inference"),
            Map.entry(ModelProvider.AZURE_OPEN_AI, "azure.ai.openai"),
            Map.entry(ModelProvider.GOOGLE_AI_GEMINI, "gcp.gemini"),
            Map.entry(ModelProvider.GOOGLE_GENAI, "gcp.gen_ai"),
            Map.entry(ModelProvider.GOOGLE_VERTEX_AI_GEMINI, "gcp.vertex_ai"),
            Map.entry(ModelProvider.GOOGLE_VERTEX_AI_ANTHROPIC, "gcp.vertex_ai"),
            Map.entry(ModelProvider.MICROSOFT_FOUNDRY, "azure.ai.inference"),
            Map.entry(ModelProvider.MISTRAL_AI, "mistral_ai"),
            Map.entry(ModelProvider.OLLAMA, "ollama"),
            Map.entry(ModelProvider.OPEN_AI, "openai"),
            Map.entry(ModelProvider.WATSONX, "ibm.watsonx.ai"),
            Map.entry(ModelProvider.COHERE, "cohere"),
            Map.entry(ModelProvider.VOYAGE_AI, "voyage_ai"),
            Map.entry(ModelProvider.JINA, "jina"),
            Map.entry(ModelProvider.OTHER, CallTarget.UNKNOWN_PROVIDER));

    @ParameterizedTest
    @EnumSource
    void everyProviderHasTheNameThatTheConventionsGiveIt(ModelProvider provider) {
        assertThat(Providers.target(provider).provider()).isEqualTo(NAMES.get(provider));
    }
}
