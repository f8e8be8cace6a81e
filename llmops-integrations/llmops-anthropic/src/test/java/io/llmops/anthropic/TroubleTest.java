package io.llmops.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.llmops.call.CallFailure;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.testkit.recorded.RecordedOps;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.FaultMidway;
import io.llmops.testkit.server.Hang;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that end otherwise than with an answer. */
class TroubleTest {

    private static final Answer LONG = Answer.of("a rather long answer, ".repeat(20));

    private final ModelServer server = ModelServer.start(Script.saying("?"));
    private final RecordedOps recorded = new RecordedOps();
    private final AnthropicClient client = InstrumentedAnthropic.of(recorded.ops(), Sdk.client(server));

    @AfterEach
    void close() {
        client.close();
        recorded.close();
        server.close();
    }

    @Test
    void aRateLimitIsToldByItsTypeAndItsRetryAfter() throws Exception {
        server.enqueue(Fault.rateLimited(Duration.ofSeconds(7)));

        assertThatThrownBy(() -> client.messages().create(Sdk.ask("?"))).isInstanceOf(RateLimitException.class);

        CallFailure failure = recorded.next().failure().orElseThrow();
        assertThat(failure.errorType()).isEqualTo("rate_limit_error");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void anOverloadedProviderIsToldByItsType() throws Exception {
        server.enqueue(Fault.overloaded());

        CompletableFuture<Message> future = client.async().messages().create(Sdk.ask("?"));

        assertThatThrownBy(future::get).hasCauseInstanceOf(AnthropicServiceException.class);
        assertThat(recorded.next().errorType()).contains("overloaded_error");
    }

    @Test
    void anErrorInTheMiddleOfAStreamIsAFailureByItsType() throws Exception {
        server.enqueue(new FaultMidway(LONG, 3, Fault.overloaded()), new FaultMidway(LONG, 3, Fault.overloaded()));

        assertThatThrownBy(() -> read(client)).isInstanceOf(AnthropicServiceException.class);
        assertThatThrownBy(() -> Streams.collected(client.async().messages().createStreaming(Sdk.ask("?")), Sdk::text))
                .isInstanceOf(AnthropicServiceException.class);

        for (int i = 0; i < 2; i++) {
            LlmCall call = recorded.next();
            assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(call.errorType()).contains("overloaded_error");
            assertThat(call.timing().chunks()).isEqualTo(3);
        }
    }

    @Test
    void aTimeoutIsAFailure() throws Exception {
        server.enqueue(new Hang());
        RequestOptions hurry =
                RequestOptions.builder().timeout(Duration.ofMillis(100)).build();

        assertThatThrownBy(() -> client.messages().create(Sdk.ask("?"), hurry))
                .isInstanceOf(AnthropicIoException.class);

        assertThat(recorded.next().errorType()).contains(AnthropicIoException.class.getName());
    }

    @Test
    void aStreamThatBreaksIsAFailureThatKeepsWhatItSawOfTime() throws Exception {
        server.enqueue(new Break(LONG, 3));

        assertThatThrownBy(() -> read(client)).isInstanceOf(AnthropicIoException.class);

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(call.timing().chunks()).isEqualTo(3);
        assertThat(recorded.isEmpty()).isTrue();
    }

    @Test
    void aStreamThatIsClosedBeforeItsEndIsCancelled() throws Exception {
        server.enqueue(LONG);

        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(Sdk.ask("?"))) {
            assertThat(stream.stream().limit(3).count()).isEqualTo(3);
        }

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aStreamWhoseCallerStopsAtTheReasonToStopIsComplete() throws Exception {
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(Sdk.ask("?"))) {
            assertThat(stream.stream().anyMatch(RawMessageStreamEvent::isMessageDelta))
                    .isTrue();
        }

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void anAsynchronousStreamThatIsClosedBeforeItsEndIsCancelled() throws Exception {
        server.enqueue(LONG);
        CountDownLatch begun = new CountDownLatch(1);

        AsyncStreamResponse<RawMessageStreamEvent> stream =
                client.async().messages().createStreaming(Sdk.ask("?"));
        stream.subscribe(event -> {
            stream.close();
            begun.countDown();
        });
        begun.await();

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aStreamWhoseRequestFailsIsAFailureEvenIfNobodySubscribes() throws Exception {
        server.enqueue(Fault.overloaded());

        AsyncStreamResponse<RawMessageStreamEvent> stream =
                client.async().messages().createStreaming(Sdk.ask("?"));

        assertThat(recorded.next().errorType()).contains("overloaded_error");
        assertThat(stream.onCompleteFuture()).isCompletedExceptionally();
    }

    @Test
    void aFutureThatTheCallerCancelsIsCancelled() throws Exception {
        server.enqueue(new Hang());

        client.async().messages().create(Sdk.ask("?")).cancel(true);

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void whatTheCallersHandlerThrowsIsItsOwn() throws Exception {
        server.enqueue(LONG);

        AsyncStreamResponse<RawMessageStreamEvent> stream =
                client.async().messages().createStreaming(Sdk.ask("?"));
        stream.subscribe(event -> {
            throw new IllegalArgumentException("the host's");
        });

        assertThatThrownBy(() -> stream.onCompleteFuture().get()).hasMessageContaining("the host's");
        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aRawResponseThatIsClosedUnparsedIsCompleteThoughNothingIsKnownOfIt() throws Exception {
        try (HttpResponseFor<Message> raw = client.withRawResponse().messages().create(Sdk.ask("?"))) {
            assertThat(raw.statusCode()).isEqualTo(200);
            assertThat(raw.requestId()).isPresent();
        }

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.response()).isEmpty();
    }

    private static void read(AnthropicClient client) {
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(Sdk.ask("?"))) {
            stream.stream().forEach(event -> {});
        }
    }
}
