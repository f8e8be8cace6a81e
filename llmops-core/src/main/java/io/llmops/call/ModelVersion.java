package io.llmops.call;

import java.util.Optional;

/**
 * Which model answered, as exactly as its provider tells.
 *
 * @param requestModel the model asked for, such as {@code gpt-4o}
 * @param responseModel the model that answered, such as {@code gpt-4o-2024-08-06}
 * @param systemFingerprint the provider's configuration behind the model, where it tells
 */
public record ModelVersion(
        String provider,
        Optional<String> requestModel,
        Optional<String> responseModel,
        Optional<String> systemFingerprint) {}
