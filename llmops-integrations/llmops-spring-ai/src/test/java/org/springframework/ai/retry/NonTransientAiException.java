package org.springframework.ai.retry;

import java.util.List;
import java.util.Map;

/** Looks like Spring AI's own, which lives in a module that the OpenAI models do not need any more. */
@SuppressWarnings("serial")
public class NonTransientAiException extends RuntimeException {

    public NonTransientAiException(String message) {
        super(message);
    }

    /** Looks like Spring's exceptions of HTTP clients. */
    @SuppressWarnings("serial")
    public static final class WithHeaders extends NonTransientAiException {
        private final int status;
        private final transient Map<String, List<String>> headers;

        public WithHeaders(int status, Map<String, List<String>> headers) {
            super("refused");
            this.status = status;
            this.headers = headers;
        }

        public Status getStatusCode() {
            return new Status(status);
        }

        public Headers getResponseHeaders() {
            return new Headers(headers);
        }
    }

    /** An HTTP status. */
    public record Status(int value) {}

    /** HTTP headers. */
    public record Headers(Map<String, List<String>> all) {
        public String getFirst(String name) {
            List<String> values = all.get(name);
            return values == null ? null : values.get(0);
        }
    }
}
