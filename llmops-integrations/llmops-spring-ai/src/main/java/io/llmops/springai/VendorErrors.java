package io.llmops.springai;

import io.llmops.record.ErrorClassifier;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the exceptions of Spring AI's models, or those behind them, say of the provider: its code, else the HTTP status as
 * {@code http_429}, else {@code timeout} where time ran out. Read by reflection: no vendor's library is needed.
 */
final class VendorErrors implements ErrorClassifier {

    private static final List<String> KNOWN =
            List.of("com.openai.", "com.anthropic.", "com.google.", "software.amazon.awssdk.", "org.springframework.");

    private static final List<String[]> CODES = List.of(
            new String[] {"code"}, // OpenAI
            new String[] {"awsErrorDetails", "errorCode"},
            new String[] {"type"}, // OpenAI, where it gives no code
            new String[] {"status"}); // Google

    private static final List<String[]> STATUSES =
            List.of(new String[] {"statusCode"}, new String[] {"getStatusCode", "value"}, new String[] {"code"});

    /** How Spring AI's TransientAiException and NonTransientAiException begin: a status, then the provider's body. */
    private static final Pattern STATUS_AND_BODY = Pattern.compile("^(?:HTTP )?([45]\\d\\d) - ");

    private static final Pattern CODE_IN_BODY = Pattern.compile("\"code\"\\s{0,5}:\\s{0,5}\"([a-z_]{3,60})\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{1,60}");
    private static final int MAX_CAUSES = 8;
    private static final int MAX_BODY = 4_000;

    VendorErrors() {}

    @Override
    public Optional<String> errorType(Throwable error) {
        List<Throwable> chain = chain(error);
        return first(chain, VendorErrors::code)
                .or(() -> first(chain, VendorErrors::status).map(status -> "http_" + status))
                .or(() -> chain.stream().anyMatch(VendorErrors::isTimeout) ? Optional.of("timeout") : Optional.empty());
    }

    @Override
    public Optional<Duration> retryAfter(Throwable error) {
        return first(chain(error), VendorErrors::waitAsked);
    }

    private static List<Throwable> chain(Throwable error) {
        List<Throwable> chain = new ArrayList<>(2);
        for (Throwable at = error; at != null && chain.size() < MAX_CAUSES; at = at.getCause()) {
            chain.add(at);
        }
        return chain;
    }

    private static <T> Optional<T> first(List<Throwable> chain, Function<Throwable, Optional<T>> reading) {
        return chain.stream()
                .filter(error -> KNOWN.stream().anyMatch(error.getClass().getName()::startsWith))
                .map(reading)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> code(Throwable error) {
        for (String[] path : CODES) {
            Optional<String> code =
                    Reflected.text(error, path).filter(it -> WORD.matcher(it).matches());
            if (code.isPresent()) {
                return code;
            }
        }
        String message = String.valueOf(error.getMessage());
        Matcher body = CODE_IN_BODY.matcher(message.substring(0, Math.min(message.length(), MAX_BODY)));
        return STATUS_AND_BODY.matcher(message).find() && body.find() ? Optional.of(body.group(1)) : Optional.empty();
    }

    private static Optional<Integer> status(Throwable error) {
        for (String[] path : STATUSES) {
            Optional<Integer> status =
                    Reflected.number(error, path).map(Number::intValue).filter(it -> it >= 400 && it < 600);
            if (status.isPresent()) {
                return status;
            }
        }
        Matcher beginning = STATUS_AND_BODY.matcher(String.valueOf(error.getMessage()));
        return beginning.find() ? Optional.of(Integer.valueOf(beginning.group(1))) : Optional.empty();
    }

    private static boolean isTimeout(Throwable error) {
        return error instanceof SocketTimeoutException
                || error instanceof HttpTimeoutException
                || error instanceof TimeoutException
                || (error instanceof java.io.InterruptedIOException && "timeout".equals(error.getMessage()));
    }

    private static Optional<Duration> waitAsked(Throwable error) {
        return Reflected.value(error, "headers")
                .or(() -> Reflected.value(error, "getResponseHeaders"))
                .or(() -> Reflected.value(error, "getHeaders"))
                .flatMap(headers -> header(headers, "retry-after-ms")
                        .flatMap(VendorErrors::millis)
                        .or(() -> header(headers, "Retry-After").flatMap(VendorErrors::wait)));
    }

    private static Optional<String> header(Object headers, String name) {
        return Reflected.ask(headers, "values", name)
                .filter(List.class::isInstance)
                .<Object>flatMap(values -> ((List<?>) values).stream().findFirst())
                .or(() -> Reflected.ask(headers, "getFirst", name))
                .map(String::valueOf);
    }

    private static Optional<Duration> millis(String text) {
        return text.matches("\\d{1,9}(\\.\\d{1,6})?")
                ? Optional.of(Duration.ofMillis((long) Double.parseDouble(text)))
                : Optional.empty();
    }

    /** Seconds, or a date as HTTP writes it. */
    private static Optional<Duration> wait(String text) {
        if (text.matches("\\d{1,6}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(Instant.now(), until));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
