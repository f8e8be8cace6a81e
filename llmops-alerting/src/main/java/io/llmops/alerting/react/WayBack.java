package io.llmops.alerting.react;

import java.util.List;
import java.util.Map;

/**
 * Takes requests of a vendor and passes on what people did there.
 *
 * <pre>{@code
 * Answer answer = wayBack.handle("POST", request.headers(), request.bodyAsReceived());
 * }</pre>
 *
 * <p>The body must be the very bytes that came in, because those are signed: read it before any filter parses it. Safe for
 * use by many threads; never throws for what a request holds.
 */
public interface WayBack {

    /** The most bytes of a body that are looked at; vendors send far less. */
    int MOST_BYTES = 1_000_000;

    /**
     * What to answer.
     *
     * @param headers by name, in whatever case
     */
    Answer handle(String method, Map<String, List<String>> headers, byte[] body);
}
