package io.llmops.alerting.triage.cause.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.digest.CallDigests;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.Diagnosis;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.record.TimeSource;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CauseWatchTest {

    private static final int PER_HOUR = 200;

    private final Digests digests = new Digests(1 << 10);
    private final CallDigests recorder = new CallDigests(digests, TimeSource.system());
    private final CauseWatch watch = new CauseWatch(digests);
    private final SplittableRandom random = new SplittableRandom(1);
    private Instant now = Instant.parse("2026-03-02T00:00:00Z");

    private void call(String model, double longer) {
        LlmRequest request = LlmRequest.of(model, "?");
        int tokens = (int) Math.exp(5 + longer + 0.4 * random.nextGaussian());
        LlmResponse response =
                LlmResponse.builder().usage(Usage.of(100, tokens)).build();
        CallStart start = new CallStart(
                request, CallTarget.of("vendor"), CallLabels.none().customer("c" + random.nextInt(4)), now);
        recorder.onStart(start).onEnd(LlmCall.completed(start, response, tokens * 20_000_000L), Context.root());
    }

    private void hours(int hours, double longerOfLarge) {
        for (int i = 0; i < hours * PER_HOUR; i++) {
            now = now.plus(Duration.ofHours(1).dividedBy(PER_HOUR));
            call("small", 0);
            call("large", longerOfLarge);
            watch.tick(now);
        }
    }

    private Diagnosis of(String model) {
        return watch.diagnose(Optional.of(model), now);
    }

    @Test
    void tellsModelsApart() {
        assertThat(watch.diagnose(Optional.empty(), now).cause()).isEqualTo(Cause.UNKNOWN);
        hours(96, 0);
        assertThat(of("large").cause()).isEqualTo(Cause.NOISE);
        hours(6, -0.5);
        assertThat(of("large").cause()).isEqualTo(Cause.MODEL_CHANGED);
        assertThat(of("small").cause()).isEqualTo(Cause.NOISE);
        assertThat(of("unheard-of").cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(watch.diagnose(Optional.empty(), now)).isEqualTo(of("large"));
    }

    @Test
    void passesOnGoldenRunsAndVersions() {
        watch.golden("large", now, List.of(new GoldenReply("q", true, 10)));
        watch.modelSeen("large", "large-1", now);
        watch.modelSeen("large", "large-2", now);
        assertThat(of("large").evidence()).anyMatch(it -> it.sentence().contains("large-2"));
    }
}
