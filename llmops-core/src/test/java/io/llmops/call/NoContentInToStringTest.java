package io.llmops.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts may be logged by anyone: none of them prints what users and models wrote. */
class NoContentInToStringTest {

    private static final String SECRET = "the-customer-said-this";

    static Stream<Object> facts() {
        LlmRequest request = LlmRequest.builder("m").system(SECRET).user(SECRET).build();
        LlmResponse response = LlmResponse.of(SECRET);
        CallStart start =
                new CallStart(request, CallTarget.of("p"), CallLabels.none().customer(SECRET), Instant.EPOCH);
        CallFailure failure = new CallFailure("code", Optional.of(new IllegalStateException(SECRET)), Optional.empty());
        LlmCall call = new LlmCall(
                start,
                Outcome.FAILED,
                request,
                response,
                response,
                failure,
                1,
                0,
                0,
                1,
                List.of(),
                SpanContext.getInvalid());
        return Stream.of(
                request,
                response,
                start,
                call,
                failure,
                new Retry(failure, Duration.ZERO),
                Message.user(SECRET),
                Choice.of(SECRET),
                new Part.Text(SECRET),
                new Part.ToolCall("id", "tool", SECRET),
                new Part.ToolResult("id", SECRET),
                new Part.Document(SECRET),
                new Part.Reasoning(SECRET),
                new Passage("0.0", Origin.USER, SECRET),
                Edits.of(Map.of("0.0", SECRET)));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void printsNoContent(Object fact) {
        assertThat(fact.toString()).doesNotContain(SECRET);
    }
}
