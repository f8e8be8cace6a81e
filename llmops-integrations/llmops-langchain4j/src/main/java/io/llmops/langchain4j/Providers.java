package io.llmops.langchain4j;

import dev.langchain4j.model.ModelProvider;
import io.llmops.call.CallTarget;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's providers under the well-known values of {@code gen_ai.provider.name}; those for which the conventions
 * have none keep LangChain4j's name in lower case.
 */
final class Providers {

    private Providers() {}

    static CallTarget target(@Nullable ModelProvider provider) {
        return CallTarget.of(provider == null ? CallTarget.UNKNOWN_PROVIDER : name(provider));
    }

    private static String name(ModelProvider provider) {
        return switch (provider) {
            case OPEN_AI -> "openai";
            case AZURE_OPEN_AI -> "azure.ai.openai";
            case MICROSOFT_FOUNDRY, GITHUB_MODELS -> "azure.ai.inference";
            case AMAZON_BEDROCK -> "aws.bedrock";
            case GOOGLE_AI_GEMINI -> "gcp.gemini";
            case GOOGLE_GENAI -> "gcp.gen_ai";
            case GOOGLE_VERTEX_AI_GEMINI, GOOGLE_VERTEX_AI_ANTHROPIC -> "gcp.vertex_ai";
            case WATSONX -> "ibm.watsonx.ai";
            case OTHER -> CallTarget.UNKNOWN_PROVIDER;
            default -> provider.name().toLowerCase(Locale.ROOT); // anthropic, cohere, mistral_ai, ollama, …
        };
    }
}
