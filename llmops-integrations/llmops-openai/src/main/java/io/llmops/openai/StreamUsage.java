package io.llmops.openai;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The usage of streamed chat completions, which OpenAI sends only on demand: adds the demand, or tells once that it is missing. */
final class StreamUsage {

    private static final Logger LOG = LoggerFactory.getLogger(InstrumentedOpenAi.class);

    private final AtomicBoolean told = new AtomicBoolean();
    private final boolean demanded;

    StreamUsage(boolean demanded) {
        this.demanded = demanded;
    }

    /** Whether to ask for it on behalf of callers that do not. */
    boolean isDemanded() {
        return demanded;
    }

    /** A stream has ended without usage. */
    void missing() {
        if (told.compareAndSet(false, true)) {
            LOG.warn("Streamed chat completions come without usage, so their tokens and cost are unknown: set "
                    + "stream_options.include_usage on the request, or instrument the client by "
                    + "InstrumentedOpenAi.with(ops).countStreamedTokens()");
        }
    }
}
