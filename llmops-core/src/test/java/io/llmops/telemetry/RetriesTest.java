package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.ManualTime;
import io.llmops.MemoryBackend;
import io.llmops.RecordedCalls;
import io.llmops.ScriptedClient;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Attempts, what they failed with, and how long everybody waited. */
class RetriesTest {

    private static final LlmRequest REQUEST = LlmRequest.of("gpt-4o", "Hi");

    private final ManualTime time = new ManualTime();
    private final MemoryBackend backend = new MemoryBackend();
    private final RecordedCalls recorded = new RecordedCalls();
    private final LlmOps ops = LlmOps.builder()
            .openTelemetry(backend.otel)
            .timeSource(time)
            .listener(recorded)
            .build();
    private final ScriptedClient provider = new ScriptedClient();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();

    @Test
    void attemptsAfterFailedOnesAreRetriesByWhatThoseFailedWith() {
        failures.add(refused(Duration.ofSeconds(2)));
        failures.add(new IllegalStateException("no network"));

        retrying(attempts(provider), 3).chat(REQUEST);

        assertThat(count("llmops.retries", "rate_limit_exceeded")).isEqualTo(1);
        assertThat(count("llmops.retries", "java.lang.IllegalStateException")).isEqualTo(1);
        assertThat(histogram("llmops.retry.wait", "rate_limit_exceeded").getSum())
                .isEqualTo(1.5);
        assertThat(histogram("llmops.rate_limit.retry_after", "rate_limit_exceeded")
                        .getSum())
                .isEqualTo(2);
        assertThat(recorded.only().attempts()).isEqualTo(3);
        assertThat(recorded.only().failure()).isEmpty();
    }

    @Test
    void aRetryAfterIsCountedWithEachFailureOnceTheLastOneIncluded() {
        for (int i = 0; i < 3; i++) {
            failures.add(refused(Duration.ofSeconds(2)));
        }

        assertThatThrownBy(() -> retrying(attempts(provider), 3).chat(REQUEST)).isInstanceOf(LlmException.class);

        assertThat(histogram("llmops.rate_limit.retry_after", "rate_limit_exceeded")
                        .getCount())
                .isEqualTo(3);
        assertThat(count("llmops.retries", "rate_limit_exceeded")).isEqualTo(2);
    }

    @Test
    void aCallAfterASuccessIsNoRetry() {
        LlmClient inner = retrying(attempts(provider), 2);
        failures.add(new IllegalStateException());

        outer(asked -> {
                    inner.chat(asked);
                    inner.chat(asked);
                    return inner.chat(asked);
                })
                .chat(REQUEST);

        assertThat(count("llmops.retries", "java.lang.IllegalStateException")).isEqualTo(1);
        assertThat(recorded.only().failure()).isEmpty();
    }

    @Test
    void aClientTellsOfItsOwnRetriesAndRateLimiter() {
        provider.answer = asked -> {
            ops.rateLimited(Duration.ofMillis(300));
            ops.retrying(refused(Duration.ofSeconds(1)), Duration.ofMillis(1_500));
            return LlmResponse.of("ok");
        };

        attempts(provider).chat(REQUEST);

        assertThat(count("llmops.retries", "rate_limit_exceeded")).isEqualTo(1);
        assertThat(histogram("llmops.retry.wait", "rate_limit_exceeded").getSum())
                .isEqualTo(1.5);
        assertThat(histogram("llmops.rate_limit.retry_after", "rate_limit_exceeded")
                        .getSum())
                .isEqualTo(1);
        assertThat(((HistogramPointData)
                                backend.points("llmops.rate_limit.wait").get(0))
                        .getSum())
                .isEqualTo(0.3);
        assertThat(recorded.only().attempts()).isEqualTo(2);
    }

    @Test
    void aRetryThatTheClientTellsAndThatIsSeenFurtherInIsOne() {
        failures.add(refused(Duration.ofSeconds(2)));
        LlmClient inner = attempts(provider);
        failing();
        LlmClient client = outer(asked -> {
            try {
                return inner.chat(asked);
            } catch (LlmException e) {
                ops.retrying(e, Duration.ofMillis(1_500));
                return inner.chat(asked);
            }
        });

        client.chat(REQUEST);

        assertThat(count("llmops.retries", "rate_limit_exceeded")).isEqualTo(1);
        assertThat(histogram("llmops.rate_limit.retry_after", "rate_limit_exceeded")
                        .getCount())
                .isEqualTo(1);
        assertThat(recorded.only().attempts()).isEqualTo(2);
    }

    @Test
    void waitsOfLessThanNothingAreNone() {
        provider.answer = asked -> {
            ops.retrying(new IllegalStateException(), Duration.ofSeconds(-1));
            return LlmResponse.of("ok");
        };

        attempts(provider).chat(REQUEST);

        assertThat(histogram("llmops.retry.wait", "java.lang.IllegalStateException")
                        .getSum())
                .isZero();
    }

    @Test
    void outsideOfACallNobodyIsTold() {
        assertThatCode(() -> {
                    ops.retrying(new IllegalStateException(), Duration.ZERO);
                    ops.rateLimited(Duration.ZERO);
                })
                .doesNotThrowAnyException();
        attempts(provider).chat(REQUEST);
        ops.rateLimited(Duration.ZERO);

        assertThat(backend.metrics()).doesNotContainKeys("llmops.retries", "llmops.rate_limit.wait");
    }

    private static LlmException refused(Duration retryAfter) {
        return new LlmException("rate_limit_exceeded", 429, "slow down", Optional.of(retryAfter));
    }

    /** Fails as long as there are failures left. */
    private void failing() {
        provider.answer = asked -> {
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
            return LlmResponse.of("ok");
        };
    }

    private LlmClient attempts(ScriptedClient client) {
        return ops.instrument(client, CallTarget.of("openai"));
    }

    /** An instrumented client that tries an instrumented one again until it answers, after a wait. */
    private LlmClient retrying(LlmClient inner, int most) {
        failing();
        return outer(asked -> {
            for (int i = 1; i < most; i++) {
                try {
                    return inner.chat(asked);
                } catch (RuntimeException e) {
                    time.advance(Duration.ofMillis(1_500));
                }
            }
            return inner.chat(asked);
        });
    }

    private LlmClient outer(Function<LlmRequest, LlmResponse> answer) {
        ScriptedClient client = new ScriptedClient();
        client.answer = answer;
        return ops.instrument(client, CallTarget.of("openai"));
    }

    private long count(String metric, String errorType) {
        return backend.points(metric).stream()
                .filter(point -> errorType.equals(point.getAttributes().get(Attribute.ERROR_TYPE)))
                .mapToLong(point -> ((LongPointData) point).getValue())
                .sum();
    }

    private HistogramPointData histogram(String metric, String errorType) {
        return backend.points(metric).stream()
                .filter(point -> errorType.equals(point.getAttributes().get(Attribute.ERROR_TYPE)))
                .map(HistogramPointData.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
