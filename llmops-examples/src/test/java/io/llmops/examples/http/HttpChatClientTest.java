package io.llmops.examples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.TokenKind;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpChatClientTest {

    private final AtomicLong stated = new AtomicLong();
    private final ModelServer server = ModelServer.builder().apiKey("sesame").start();
    private final HttpChatClient client =
            new HttpChatClient(server.baseUri(), Optional.of("sesame"), Map::of, stated::addAndGet);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readsUsageIdentityAndFinishReason() {
        server.enqueue(Answer.builder()
                .text("Hello")
                .inputTokens(100)
                .outputTokens(20)
                .cachedTokens(60)
                .reasoningTokens(5)
                .model("gpt-4o-2024-08-06")
                .fingerprint("fp_7")
                .build());

        LlmResponse response = client.chat(LlmRequest.of("gpt-4o", "Hi"));

        assertThat(response.text()).isEqualTo("Hello");
        assertThat(response.model()).contains("gpt-4o-2024-08-06");
        assertThat(response.systemFingerprint()).contains("fp_7");
        assertThat(response.usage().orElseThrow().total(TokenKind.CACHE_READ_INPUT))
                .hasValue(60);
        assertThat(response.usage().orElseThrow().total(TokenKind.REASONING_OUTPUT))
                .hasValue(5);
        assertThat(response.choices().get(0).finishReason()).contains("stop");
    }

    @Test
    void takesTheProvidersCodeAndItsRetryAfter() {
        server.enqueue(Fault.rateLimited(Duration.ofSeconds(7)));

        assertThatThrownBy(() -> client.chat(LlmRequest.of("gpt-4o", "Hi")))
                .isInstanceOfSatisfying(LlmException.class, failure -> {
                    assertThat(failure.errorType()).isEqualTo("rate_limit_exceeded");
                    assertThat(failure.statusCode()).hasValue(429);
                    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
                });
    }

    @Test
    void reportsStatedDelaysInsteadOfWaiting() {
        server.enqueue(Answer.builder()
                .text("Hello")
                .timeToFirstChunk(Duration.ofMillis(700))
                .build());

        client.chat(LlmRequest.of("gpt-4o", "Hi"));

        assertThat(stated.get()).isGreaterThanOrEqualTo(Duration.ofMillis(700).toNanos());
    }

    @Test
    void saysThatNobodyListensWithoutNamingTheKey() {
        HttpChatClient lost = HttpChatClient.of(URI.create("http://127.0.0.1:1/v1"), Optional.of("sesame"));

        assertThatThrownBy(() -> lost.chat(LlmRequest.of("gpt-4o", "Hi")))
                .isInstanceOfSatisfying(
                        LlmException.class,
                        failure -> assertThat(failure.errorType()).isEqualTo("connection_failed"));
        assertThat(lost).asString().doesNotContain("sesame");
    }
}
