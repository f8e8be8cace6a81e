package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.digest.Digest;
import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.live.LiveCause;
import java.time.Instant;

/** The live engine, asked after each event whether it claims something. */
final class Ours implements Contestant {

    private final LiveCause engine = new LiveCause(id -> id == Service.RELEVANCE ? "relevance" : "answered");
    private Cause said = Cause.NOISE;

    @Override
    public void take(Service.Window window, Listener listener) {
        if (!window.golden().isEmpty()) {
            engine.golden(Instant.ofEpochMilli(window.from()), window.golden());
            listen(window.from(), 0, listener);
        }
        int calls = 0;
        for (Digest digest : window.digests()) {
            calls += digest instanceof Digest.OfCall ? 1 : 0;
            engine.take(digest);
            listen(digest.epochMilli(), calls, listener);
        }
    }

    private void listen(long millis, int calls, Listener listener) {
        if (engine.claimed() != said) {
            said = engine.claimed();
            listener.says(said, millis, calls);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        engine.diagnose(Instant.ofEpochMilli(Service.MONDAY)).evidence().stream()
                .filter(it -> it.numbers().containsKey("logEvidence"))
                .forEach(it -> text.append(' ').append(it.name()).append(it.numbers()));
        return text.toString();
    }
}
