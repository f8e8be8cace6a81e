package io.llmops.instrument.sdk;

import io.llmops.call.CallTarget;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Where a client sends its calls. */
public final class Endpoint {

    private Endpoint() {}

    /**
     * Reads a base URL.
     *
     * @param provider tells the provider by the host in lower case; by an empty text where the URL tells none
     */
    public static CallTarget target(Optional<String> baseUrl, Function<String, String> provider) {
        Optional<URI> uri = baseUrl.flatMap(Endpoint::uri);
        Optional<String> host = uri.map(URI::getHost);
        return new CallTarget(
                provider.apply(host.orElse("").toLowerCase(Locale.ROOT)),
                host,
                uri.isPresent() && host.isPresent() ? OptionalInt.of(port(uri.get())) : OptionalInt.empty());
    }

    private static Optional<URI> uri(String baseUrl) {
        try {
            return Optional.of(URI.create(baseUrl.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }
}
