package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ErrorsTest {

    private final Errors errors = new Errors();

    @Test
    void itsOwnExceptionsAreWords() {
        assertThat(errors.errorType(new RateLimitException("?"))).contains("rate_limit");
        assertThat(errors.errorType(new TimeoutException("?"))).contains("timeout");
        assertThat(errors.errorType(new AuthenticationException("?"))).contains("authentication");
        assertThat(errors.errorType(new ContentFilteredException("?"))).contains("content_filter");
        assertThat(errors.errorType(new InternalServerException("?"))).contains("internal_server_error");
        assertThat(errors.errorType(new InvalidRequestException("?"))).contains("invalid_request");
        assertThat(errors.errorType(new ModelNotFoundException("?"))).contains("model_not_found");
    }

    @Test
    void subclassesMeanWhatTheirParentsMean() {
        assertThat(errors.errorType(new RateLimitException("?") {})).contains("rate_limit");
    }

    @Test
    void bareHttpFailuresTellTheirStatus() {
        assertThat(errors.errorType(new HttpException(418, "?"))).contains("http_418");
        assertThat(errors.errorType(new RuntimeException(new HttpException(503, "?"))))
                .contains("http_503");
    }

    @Test
    void wrappersThatSayNothingTellTheirCause() {
        assertThat(errors.errorType(new RuntimeException(new ConnectException())))
                .contains("java.net.ConnectException");
        assertThat(errors.errorType(new LangChain4jException(new ConnectException())))
                .contains("java.net.ConnectException");
    }

    @Test
    void othersAreKnownByTheirClass() {
        assertThat(errors.errorType(new IllegalStateException("?"))).isEmpty();
    }
}
