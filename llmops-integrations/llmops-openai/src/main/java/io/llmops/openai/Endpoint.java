package io.llmops.openai;

import com.openai.core.ClientOptions;
import io.llmops.call.CallTarget;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a client sends its calls. The SDK tells its base URL only to whoever changes its options. */
final class Endpoint {

    private static final String OPENAI = "openai";
    private static final String AZURE = "azure.ai.openai";
    private static final String AZURE_HOST = ".openai.azure.com";

    private Endpoint() {}

    /** A modifier that does what the host's does, and looks at the outcome. */
    static final class Look implements Consumer<ClientOptions.Builder> {
        private final Consumer<ClientOptions.Builder> host;
        private @Nullable String seen;

        Look(Consumer<ClientOptions.Builder> host) {
            this.host = host;
        }

        @Override
        @SuppressWarnings("CatchingUnchecked") // whatever options do not tell is left out
        public void accept(ClientOptions.Builder options) {
            host.accept(options);
            try {
                seen = options.build().baseUrl();
            } catch (RuntimeException | LinkageError e) {
                seen = null;
            }
        }

        Optional<String> baseUrl() {
            return Optional.ofNullable(seen);
        }
    }

    static CallTarget target(Optional<String> baseUrl, Optional<String> provider) {
        Optional<URI> uri = baseUrl.flatMap(Endpoint::uri);
        Optional<String> host = uri.map(URI::getHost);
        return new CallTarget(
                provider.orElseGet(() -> host.map(Endpoint::provider).orElse(OPENAI)),
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

    private static String provider(String host) {
        return host.toLowerCase(Locale.ROOT).endsWith(AZURE_HOST) ? AZURE : OPENAI;
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }
}
