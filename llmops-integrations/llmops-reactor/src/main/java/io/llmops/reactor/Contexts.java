package io.llmops.reactor;

import reactor.util.context.Context;

/** OpenTelemetry's context on its way upstream in Reactor's. */
final class Contexts {

    /** The same as in {@code io.llmops.springai}, whose models look for it where Reactor hops threads. */
    private static final String KEY = "io.llmops.context";

    private Contexts() {}

    static Context withCurrent(Context host) {
        return host.put(KEY, io.opentelemetry.context.Context.current());
    }
}
