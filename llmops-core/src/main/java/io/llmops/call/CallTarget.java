package io.llmops.call;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the calls of one client go.
 *
 * @param provider the value of {@code gen_ai.provider.name}, such as {@code openai}
 * @param serverAddress host name of the endpoint
 */
public record CallTarget(String provider, Optional<String> serverAddress, OptionalInt serverPort) {

    /** A provider of which nothing is known. */
    public static final String UNKNOWN_PROVIDER = "_OTHER";

    public CallTarget {
        if (provider.isBlank()) {
            throw new IllegalArgumentException(
                    "provider must not be blank: name it as OpenTelemetry does, such as 'openai'");
        }
    }

    public static CallTarget of(String provider) {
        return new CallTarget(provider, Optional.empty(), OptionalInt.empty());
    }

    public static CallTarget of(String provider, String serverAddress, int serverPort) {
        return new CallTarget(provider, Optional.of(serverAddress), OptionalInt.of(serverPort));
    }
}
