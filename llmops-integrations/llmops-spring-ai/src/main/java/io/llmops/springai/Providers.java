package io.llmops.springai;

import io.llmops.call.CallTarget;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Whom a model calls, in the well-known values of {@code gen_ai.provider.name}: by its class, and for OpenAI's wire format,
 * which many speak, by the host of its base URL. Where neither tells, the name of each call's model does.
 */
final class Providers {

    private static final Map<String, String> BY_PACKAGE = Map.ofEntries(
            Map.entry("openai", "openai"),
            Map.entry("azure", "azure.ai.openai"),
            Map.entry("anthropic", "anthropic"),
            Map.entry("bedrock", "aws.bedrock"),
            Map.entry("google", "gcp.gemini"),
            Map.entry("vertexai", "gcp.vertex_ai"),
            Map.entry("mistralai", "mistral_ai"),
            Map.entry("deepseek", "deepseek"),
            Map.entry("watsonx", "ibm.watsonx.ai"),
            Map.entry("ollama", "ollama"));

    private static final Map<String, String> BY_HOST = byHost();

    private static final String SPRING_AI = "org.springframework.ai.";

    private Providers() {}

    private static Map<String, String> byHost() {
        Map<String, String> hosts = new LinkedHashMap<>();
        hosts.put("openai.azure.com", "azure.ai.openai");
        hosts.put("cognitiveservices.azure.com", "azure.ai.openai");
        hosts.put("services.ai.azure.com", "azure.ai.inference");
        hosts.put("api.groq.com", "groq");
        hosts.put("api.deepseek.com", "deepseek");
        hosts.put("api.x.ai", "x_ai");
        hosts.put("api.mistral.ai", "mistral_ai");
        hosts.put("api.perplexity.ai", "perplexity");
        hosts.put("generativelanguage.googleapis.com", "gcp.gemini");
        return hosts;
    }

    /**
     * @param options of the model, which may name a base URL
     */
    static CallTarget of(Object model, @Nullable Object options) {
        Optional<URI> server = Reflected.text(options, "getBaseUrl").flatMap(Providers::uri);
        Optional<String> host = server.map(URI::getHost);
        String provider = host.flatMap(Providers::byHost).orElseGet(() -> byPackage(model.getClass()));
        return new CallTarget(
                provider, host, server.map(it -> OptionalInt.of(port(it))).orElse(OptionalInt.empty()));
    }

    private static Optional<URI> uri(String url) {
        try {
            return Optional.of(URI.create(url)).filter(it -> it.getHost() != null);
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<String> byHost(String host) {
        return BY_HOST.entrySet().stream()
                .filter(entry -> host.equals(entry.getKey()) || host.endsWith("." + entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String byPackage(Class<?> model) {
        String name = model.getName();
        String module =
                name.startsWith(SPRING_AI) ? name.substring(SPRING_AI.length()).split("\\.", 2)[0] : "";
        return BY_PACKAGE.getOrDefault(module, CallTarget.UNKNOWN_PROVIDER);
    }

    private static int port(URI server) {
        return server.getPort() > 0 ? server.getPort() : "http".equals(server.getScheme()) ? 80 : 443;
    }
}
