package io.llmops.probe.spend;

import io.llmops.call.CallLabels;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/**
 * Marks calls that nobody's user made: through an instrumented client they carry {@code llmops.feature} with one of these
 * values, so that their cost, latency and errors can be told from those of users.
 */
public enum OwnCalls {
    GOLDEN("llmops.golden"),
    JUDGE("llmops.judge"),
    PROBE("llmops.probe");

    private final String feature;

    OwnCalls(String feature) {
        this.feature = feature;
    }

    /** The value of {@code llmops.feature}. */
    public String feature() {
        return feature;
    }

    /** Asks on nobody's behalf: neither customer nor trace of what runs on this thread. */
    @SuppressWarnings("try") // the scope is only held
    public LlmResponse ask(LlmClient client, LlmRequest request) {
        Context own = Context.root().with(CallLabels.none().feature(feature));
        try (Scope scope = own.makeCurrent()) {
            return client.chat(request);
        }
    }
}
