package io.llmops.openai;

import com.openai.errors.OpenAIServiceException;
import io.llmops.record.ErrorClassifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The API's error code ({@code rate_limit_exceeded}), else its type ({@code server_error}); exceptions of the SDK that carry
 * neither, such as timeouts, are told by their class.
 */
final class OpenAiErrors implements ErrorClassifier {

    private static final int MAX_DIGITS = 9;

    @Override
    public Optional<String> errorType(Throwable error) {
        return error instanceof OpenAIServiceException e
                ? e.code().filter(code -> !code.isBlank()).or(e::type)
                : Optional.empty();
    }

    /** As milliseconds in OpenAI's own header, else as seconds in the standard one. */
    @Override
    public Optional<Duration> retryAfter(Throwable error) {
        if (!(error instanceof OpenAIServiceException e)) {
            return Optional.empty();
        }
        return number(e, "retry-after-ms")
                .map(Duration::ofMillis)
                .or(() -> number(e, "retry-after").map(Duration::ofSeconds));
    }

    private static Optional<Long> number(OpenAIServiceException error, String header) {
        List<String> values = error.headers().values(header);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(0).strip())
                        .filter(value -> value.length() <= MAX_DIGITS && value.matches("\\d+"))
                        .map(Long::valueOf);
    }
}
