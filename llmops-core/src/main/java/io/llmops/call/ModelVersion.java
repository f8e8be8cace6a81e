package io.llmops.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        Optional<String> systemFingerprint) {

    /** Written out, as {@link #equals}: the first hash that a JVM makes for a record takes it 30 ms, at the end of a call. */
    @Override
    public int hashCode() {
        int models = 31 * requestModel.hashCode() + responseModel.hashCode();
        return 31 * (31 * provider.hashCode() + models) + systemFingerprint.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelVersion version
                && provider.equals(version.provider)
                && requestModel.equals(version.requestModel)
                && responseModel.equals(version.responseModel)
                && systemFingerprint.equals(version.systemFingerprint);
    }
}
