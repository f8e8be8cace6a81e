package io.llmops.instrument.sdk;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A modifier of a client's options that does what the host's does, and looks at where that leads. SDKs tell it in no other way. */
final class BaseUrlLook implements Consumer<Object> {

    private final Consumer<Object> host;
    private final Function<Object, String> baseUrl;
    private @Nullable String seen;

    BaseUrlLook(Consumer<Object> host, Function<Object, String> baseUrl) {
        this.host = host;
        this.baseUrl = baseUrl;
    }

    @Override
    public void accept(Object options) {
        host.accept(options);
        try {
            seen = baseUrl.apply(options);
        } catch (RuntimeException | LinkageError e) {
            seen = null; // whatever options do not tell is left out
        }
    }

    Optional<String> baseUrl() {
        return Optional.ofNullable(seen);
    }
}
