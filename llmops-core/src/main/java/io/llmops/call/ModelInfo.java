package io.llmops.call;

import java.util.Optional;

/**
 * What a model's name tells.
 *
 * @param provider as OpenTelemetry names it; empty for open weights that many serve
 * @param family the vendor's generation, such as {@code gpt-4o}
 * @param size the vendor's own word for the size ({@code mini}, {@code sonnet}), or a parameter count ({@code 70b})
 */
public record ModelInfo(Optional<String> provider, String family, Optional<String> size) {}
