package io.llmops.anthropic;

import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.ErrorType;
import io.llmops.record.ErrorClassifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The API's error type ({@code overloaded_error}, {@code rate_limit_error}), also of an error in the middle of a stream;
 * exceptions of the SDK that carry none, such as timeouts, are told by their class.
 *
 * @see <a href="https://docs.claude.com/en/api/errors">Anthropic's errors</a>
 */
final class AnthropicErrors implements ErrorClassifier {

    private static final int MAX_DIGITS = 9;

    @Override
    public Optional<String> errorType(Throwable error) {
        return error instanceof AnthropicServiceException e
                ? e.type().map(ErrorType::asString).filter(type -> !type.isBlank())
                : Optional.empty();
    }

    /** In seconds. */
    @Override
    public Optional<Duration> retryAfter(Throwable error) {
        if (!(error instanceof AnthropicServiceException e)) {
            return Optional.empty();
        }
        List<String> values = e.headers().values("retry-after");
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(0).strip())
                        .filter(value -> value.length() <= MAX_DIGITS && value.matches("\\d+"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
