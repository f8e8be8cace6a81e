package io.llmops;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.CallBlockedException;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class CallSummaryTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedClient provider = new ScriptedClient();
    private final CallSummary summary = new CallSummary();
    private final LlmClient client = LlmOps.builder()
            .timeSource(time)
            .listener(summary)
            .evaluators(List.of())
            .metricsExport(MetricsExport.NONE)
            .build()
            .instrument(provider);

    @Test
    void saysNothingWhereNothingHappened() {
        assertThat(summary.next()).isEmpty();
    }

    @Test
    void tellsCallsFailuresLatencyAndTokensAndBeginsAnew() {
        for (int i = 1; i <= 100; i++) {
            answerIn(Duration.ofMillis(10L * i));
        }
        fail();

        assertThat(summary.next())
                .contains("LLM calls since the last line: 101, 1 failed, 0 blocked; latency p50 0.50 s, p95 0.95 s; "
                        + "tokens 1000 in, 300 out");
        assertThat(summary.next()).isEmpty();
    }

    @Test
    void keepsTheLatenciesOfTheNewestThousand() {
        for (int i = 0; i < 1_000; i++) {
            answerIn(Duration.ofSeconds(9));
        }
        for (int i = 0; i < 1_000; i++) {
            answerIn(Duration.ofSeconds(1));
        }

        assertThat(summary.next().orElseThrow()).contains(": 2000,", "p50 1.00 s, p95 1.00 s");
    }

    @Test
    void whatWasBlockedBeforeItLeftHasNoLatency() {
        ScriptedGuard guard = new ScriptedGuard();
        guard.input = ScriptedGuard.blocking(GuardrailDecision.Direction.INPUT);
        LlmClient guarded = LlmOps.builder()
                .guard(guard)
                .listener(summary)
                .metricsExport(MetricsExport.NONE)
                .build()
                .instrument(provider);

        Assertions.assertThatThrownBy(() -> guarded.chat(LlmRequest.of("m", "Hi")))
                .isInstanceOf(CallBlockedException.class);

        assertThat(summary.next())
                .contains("LLM calls since the last line: 1, 0 failed, 1 blocked; no latency; tokens 0 in, 0 out");
    }

    private void answerIn(Duration latency) {
        provider.answer = asked -> {
            time.advance(latency);
            return LlmResponse.builder().usage(Usage.of(10, 3)).build();
        };
        client.chat(LlmRequest.of("m", "Hi"));
    }

    private void fail() {
        provider.answer = asked -> {
            throw new LlmException("overloaded", 529, "", Optional.empty());
        };
        Assertions.assertThatThrownBy(() -> client.chat(LlmRequest.of("m", "Hi")))
                .isInstanceOf(LlmException.class);
    }
}
