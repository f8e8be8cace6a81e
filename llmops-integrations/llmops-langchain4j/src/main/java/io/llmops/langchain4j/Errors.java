package io.llmops.langchain4j;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import io.llmops.record.ErrorClassifier;
import java.util.Map;
import java.util.Optional;

/**
 * Words for what LangChain4j throws: its own types by their meaning, HTTP failures by their status, and wrappers that say
 * nothing by the class of their cause. {@code Retry-After} does not survive LangChain4j's HTTP client.
 */
final class Errors implements ErrorClassifier {

    private static final int MAX_DEPTH = 10;

    private static final Map<Class<?>, String> WORDS = Map.of(
            RateLimitException.class, "rate_limit",
            TimeoutException.class, "timeout",
            AuthenticationException.class, "authentication",
            ContentFilteredException.class, "content_filter",
            ModelNotFoundException.class, "model_not_found",
            InvalidRequestException.class, "invalid_request",
            InternalServerException.class, "internal_server_error",
            UnresolvedModelServerException.class, "unresolved_server",
            UnsupportedFeatureException.class, "unsupported_feature");

    @Override
    public Optional<String> errorType(Throwable thrown) {
        Throwable error = meaningful(thrown);
        if (error instanceof HttpException http) {
            return Optional.of("http_" + http.statusCode());
        }
        for (Class<?> type = error.getClass(); type != Object.class; type = type.getSuperclass()) {
            String word = WORDS.get(type);
            if (word != null) {
                return Optional.of(word);
            }
        }
        return error == thrown ? Optional.empty() : Optional.of(error.getClass().getName());
    }

    private static Throwable meaningful(Throwable thrown) {
        Throwable error = thrown;
        for (int depth = 0; depth < MAX_DEPTH && isWrapper(error) && error.getCause() != null; depth++) {
            error = error.getCause();
        }
        return error;
    }

    private static boolean isWrapper(Throwable error) {
        return error.getClass() == RuntimeException.class || error.getClass() == LangChain4jException.class;
    }
}
