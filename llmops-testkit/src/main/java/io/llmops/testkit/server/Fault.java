package io.llmops.testkit.server;

import java.time.Duration;
import java.util.Optional;

/**
 * An error answer in OpenAI's form, {@code {"error":{"message","type","param","code"}}}. Who asked for a message gets it in
 * Anthropic's, {@code {"type":"error","error":{"type","message"}}}: the type goes by the status, 503 becomes 529.
 *
 * @param retryAfter sent as {@code Retry-After} in whole seconds, rounded up, and as {@code retry-after-ms}
 * @param delay how long a real provider would have taken to refuse; see {@link ModelServer}
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI error codes</a>
 */
public record Fault(
        int status,
        String type,
        Optional<String> code,
        Optional<String> param,
        String message,
        Optional<Duration> retryAfter,
        Duration delay)
        implements Reply {

    static final String INVALID_REQUEST = "invalid_request_error";

    public Fault {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("an error's status is between 400 and 599, not " + status);
        }
        if (delay.isNegative() || retryAfter.orElse(Duration.ZERO).isNegative()) {
            throw new IllegalArgumentException("delays cannot be negative: " + delay + ", " + retryAfter);
        }
    }

    /** An error without code, parameter, delay or time to retry. */
    public static Fault of(int status, String type, String message) {
        return new Fault(status, type, Optional.empty(), Optional.empty(), message, Optional.empty(), Duration.ZERO);
    }

    /** 400: the request is malformed. */
    public static Fault badRequest(String message) {
        return of(400, INVALID_REQUEST, message);
    }

    /** 400: the prompt is longer than the model's context. */
    public static Fault contextLengthExceeded() {
        return badRequest("This model's maximum context length was exceeded. Please reduce the length of the messages.")
                .withCode("context_length_exceeded")
                .withParam("messages");
    }

    /** 401: no such API key. */
    public static Fault invalidApiKey() {
        return of(401, INVALID_REQUEST, "Incorrect API key provided.").withCode("invalid_api_key");
    }

    /** 404: no such model. */
    public static Fault modelNotFound(String model) {
        return of(404, INVALID_REQUEST, "The model `" + model + "` does not exist or you do not have access to it.")
                .withCode("model_not_found");
    }

    /** 429: too many requests for now. */
    public static Fault rateLimited(Duration retryAfter) {
        return of(429, "requests", "Rate limit reached for requests.")
                .withCode("rate_limit_exceeded")
                .withRetryAfter(retryAfter);
    }

    /** 429: the account is out of credit; retrying does not help. */
    public static Fault quotaExceeded() {
        return of(429, "insufficient_quota", "You exceeded your current quota.").withCode("insufficient_quota");
    }

    /** 500: the provider failed. */
    public static Fault serverError() {
        return serverError("The server had an error while processing your request.");
    }

    static Fault serverError(String message) {
        return of(500, "server_error", message);
    }

    /** 503: the provider has too much to do. */
    public static Fault overloaded() {
        return of(503, "server_error", "The engine is currently overloaded, please try again later.");
    }

    public Fault withCode(String newCode) {
        return new Fault(status, type, Optional.of(newCode), param, message, retryAfter, delay);
    }

    public Fault withParam(String newParam) {
        return new Fault(status, type, code, Optional.of(newParam), message, retryAfter, delay);
    }

    public Fault withRetryAfter(Duration newRetryAfter) {
        return new Fault(status, type, code, param, message, Optional.of(newRetryAfter), delay);
    }

    public Fault withDelay(Duration newDelay) {
        return new Fault(status, type, code, param, message, retryAfter, newDelay);
    }
}
