package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.MemoryBackend;
import io.llmops.ScriptedClient;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.llmops.client.LlmClient;
import io.llmops.instrument.InstrumentedClient;
import io.llmops.record.ErrorClassifier;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a provider asks to wait, as an adapter's classifier reads it from the exceptions of its library. */
class RetryAfterTest {

    private final MemoryBackend backend = new MemoryBackend();

    /** Says of every exception that the provider is overloaded and asks for this wait. */
    private record Overloaded(Duration asked) implements ErrorClassifier {
        @Override
        public Optional<String> errorType(Throwable error) {
            return Optional.of("overloaded");
        }

        @Override
        public Optional<Duration> retryAfter(Throwable error) {
            return Optional.of(asked);
        }
    }

    @Test
    void isRecordedWithWhatTheCallFailedWith() {
        fail(Duration.ofMillis(250));
        fail(Duration.ofNanos(400_000));

        HistogramPointData point = points().get(0);
        assertThat(point.getAttributes().get(Attribute.ERROR_TYPE)).isEqualTo("overloaded");
        assertThat(point.getAttributes().get(Attribute.PROVIDER_NAME)).isEqualTo("anthropic");
        assertThat(point.getSum()).isEqualTo(0.2504);
    }

    @Test
    void ofAnySizeHarmsNothing() {
        fail(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(points()).hasSize(1);
        assertThat(backend.points("llmops.internal.failures")).isEmpty();
    }

    @Test
    void ofLessThanNothingIsNone() {
        fail(Duration.ofSeconds(-5));

        assertThat(points()).isEmpty();
    }

    private List<HistogramPointData> points() {
        return backend.points("llmops.rate_limit.retry_after").stream()
                .map(HistogramPointData.class::cast)
                .toList();
    }

    private void fail(Duration asked) {
        ScriptedClient provider = new ScriptedClient();
        provider.answer = request -> {
            throw new IllegalStateException();
        };
        try (LlmOps ops = LlmOps.builder().openTelemetry(backend.otel).build()) {
            LlmClient client =
                    new InstrumentedClient(provider, ops.recorder(CallTarget.of("anthropic"), new Overloaded(asked)));
            assertThatThrownBy(() -> client.chat(LlmRequest.of("m", "Hi"))).isInstanceOf(IllegalStateException.class);
        }
    }
}
