package io.llmops.springai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.ai.retry.NonTransientAiException;

/** With look-alikes, for Spring AI's retry module and the vendors' clients are not on the class path. */
class VendorErrorsTest {

    private final VendorErrors errors = new VendorErrors();

    @Test
    void springAisExceptionsTellTheProvidersCodeByTheirMessage() {
        assertThat(errors.errorType(new NonTransientAiException(
                        "HTTP 401 - {\"error\":{\"message\":\"no\",\"code\":\"invalid_api_key\"}}")))
                .contains("invalid_api_key");
        assertThat(errors.errorType(new NonTransientAiException("503 - overloaded")))
                .contains("http_503");
        assertThat(errors.errorType(new NonTransientAiException("no idea"))).isEmpty();
    }

    @Test
    void theCauseIsAskedWhereTheExceptionDoesNotKnow() {
        Throwable outer = new IllegalStateException("gave up", new NonTransientAiException("429 - slow down"));

        assertThat(errors.errorType(outer)).contains("http_429");
    }

    @Test
    void springsHttpExceptionsTellStatusAndWhenToRetry() {
        Throwable error = new NonTransientAiException.WithHeaders(429, Map.of("Retry-After", List.of("7")));

        assertThat(errors.errorType(error)).contains("http_429");
        assertThat(errors.retryAfter(error)).contains(Duration.ofSeconds(7));
    }

    @Test
    void timeoutsAreKnownByTheirCause() {
        assertThat(errors.errorType(new IllegalStateException(new SocketTimeoutException("timeout"))))
                .contains("timeout");
    }

    @Test
    void ofOtherExceptionsNothingIsRead() {
        @SuppressWarnings({"serial", "unused", "EffectivelyPrivate"}) // public, so that it could be read
        class Own extends RuntimeException {
            public String code() {
                return "customer-4711";
            }
        }
        assertThat(errors.errorType(new Own())).isEmpty();
    }
}
