package io.llmops.record;

import io.llmops.call.CallFailure;
import io.llmops.call.LlmException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Turns exceptions into values of {@code error.type}: the provider's code if there is one, else the class name. Values
 * are bounded in length, alphabet and number; past the limit they become {@value #OTHER}.
 */
final class ErrorTypes {

    static final String OTHER = "_OTHER";
    private static final int MAX_VALUES = 200;
    private static final int MAX_LENGTH = 100;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ErrorClassifier classifier;

    ErrorTypes(ErrorClassifier classifier) {
        this.classifier = classifier;
    }

    /** What is known of this failure, as far as the classifier does not throw. */
    CallFailure describe(Throwable error, Failures failures) {
        String type = error.getClass().getName();
        Optional<Duration> retryAfter = Optional.empty();
        try {
            type = of(error);
            retryAfter = retryAfter(error);
        } catch (Throwable t) {
            failures.caught("mapping", t);
        }
        return new CallFailure(type, Optional.of(error), retryAfter);
    }

    private Optional<Duration> retryAfter(Throwable error) {
        Optional<Duration> asked = error instanceof LlmException llm ? llm.retryAfter() : classifier.retryAfter(error);
        return asked.filter(wait -> !wait.isNegative());
    }

    private String of(Throwable error) {
        Optional<String> code =
                error instanceof LlmException llm ? Optional.of(llm.errorType()) : classifier.errorType(error);
        return bounded(
                code.filter(ErrorTypes::isWord).orElseGet(() -> error.getClass().getName()));
    }

    /** The cause that async plumbing wraps. */
    static Throwable unwrap(Throwable thrown) {
        Throwable error = thrown;
        while ((error instanceof CompletionException || error instanceof ExecutionException)
                && error.getCause() != null) {
            error = error.getCause();
        }
        return error;
    }

    /** Of several calls that are the first to fail in a new way, none is {@value #OTHER}. */
    private String bounded(String type) {
        if (!seen.contains(type)) {
            if (seen.size() >= MAX_VALUES) {
                return OTHER;
            }
            seen.add(type);
        }
        return type;
    }

    private static boolean isWord(String code) {
        return !code.isEmpty()
                && code.length() <= MAX_LENGTH
                && code.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-');
    }
}
