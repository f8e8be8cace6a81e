package io.llmops.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.errors.InternalServerException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.RateLimitException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.llmops.call.CallFailure;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.testkit.recorded.RecordedOps;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
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
    private final OpenAIClient client = InstrumentedOpenAi.of(recorded.ops(), Sdk.client(server));

    @AfterEach
    void close() {
        client.close();
        recorded.close();
        server.close();
    }

    @Test
    void anErrorIsToldByTheProvidersCodeAndItsRetryAfter() throws Exception {
        server.enqueue(Fault.rateLimited(Duration.ofSeconds(7)));

        assertThatThrownBy(() -> client.chat().completions().create(Sdk.chat("?")))
                .isInstanceOf(RateLimitException.class);

        CallFailure failure = recorded.next().failure().orElseThrow();
        assertThat(failure.errorType()).isEqualTo("rate_limit_exceeded");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void anErrorWithoutACodeIsToldByItsType() throws Exception {
        server.enqueue(Fault.overloaded());

        CompletableFuture<ChatCompletion> future =
                client.async().chat().completions().create(Sdk.chat("?"));

        assertThatThrownBy(future::get).hasRootCauseInstanceOf(InternalServerException.class);
        assertThat(recorded.next().errorType()).contains("server_error");
    }

    @Test
    void aTimeoutIsAFailure() throws Exception {
        server.enqueue(new Hang());
        RequestOptions hurry =
                RequestOptions.builder().timeout(Duration.ofMillis(100)).build();

        assertThatThrownBy(() -> client.chat().completions().create(Sdk.chat("?"), hurry))
                .isInstanceOf(OpenAIIoException.class);

        assertThat(recorded.next().errorType()).contains(OpenAIIoException.class.getName());
    }

    @Test
    void aStreamThatBreaksIsAFailureThatKeepsWhatItSawOfTime() throws Exception {
        server.enqueue(new Break(LONG, 3));

        assertThatThrownBy(() -> {
                    try (StreamResponse<ChatCompletionChunk> stream =
                            client.chat().completions().createStreaming(Sdk.chat("?"))) {
                        stream.stream().forEach(chunk -> {});
                    }
                })
                .isInstanceOf(OpenAIIoException.class);

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(call.timing().chunks()).isEqualTo(3);
        assertThat(recorded.isEmpty()).isTrue();
    }

    @Test
    void aStreamThatIsClosedBeforeItsEndIsCancelled() throws Exception {
        server.enqueue(LONG);

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(Sdk.chat("?"))) {
            assertThat(stream.stream().limit(3).count()).isEqualTo(3);
        }

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aStreamWhoseCallerStopsAtTheFinishReasonIsComplete() throws Exception {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(Sdk.chat("?"))) {
            assertThat(stream.stream()
                            .anyMatch(chunk ->
                                    chunk.choices().get(0).finishReason().isPresent()))
                    .isTrue();
        }

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void anAsynchronousStreamThatIsClosedBeforeItsEndIsCancelled() throws Exception {
        server.enqueue(LONG);
        CountDownLatch begun = new CountDownLatch(1);

        AsyncStreamResponse<ChatCompletionChunk> stream =
                client.async().chat().completions().createStreaming(Sdk.chat("?"));
        stream.subscribe(chunk -> {
            stream.close();
            begun.countDown();
        });
        begun.await();

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aStreamWhoseRequestFailsIsAFailureEvenIfNobodySubscribes() throws Exception {
        server.enqueue(Fault.overloaded());

        AsyncStreamResponse<ChatCompletionChunk> stream =
                client.async().chat().completions().createStreaming(Sdk.chat("?"));

        assertThat(recorded.next().errorType()).contains("server_error");
        assertThat(stream.onCompleteFuture()).isCompletedExceptionally();
    }

    @Test
    void aFutureThatTheCallerCancelsIsCancelled() throws Exception {
        server.enqueue(new Hang());

        client.async().chat().completions().create(Sdk.chat("?")).cancel(true);

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void whatTheCallersHandlerThrowsIsItsOwn() throws Exception {
        server.enqueue(LONG);

        AsyncStreamResponse<ChatCompletionChunk> stream =
                client.async().chat().completions().createStreaming(Sdk.chat("?"));
        stream.subscribe(chunk -> {
            throw new IllegalArgumentException("the host's");
        });

        assertThatThrownBy(() -> stream.onCompleteFuture().get()).hasMessageContaining("the host's");
        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aRawResponseThatIsClosedUnparsedIsCompleteThoughNothingIsKnownOfIt() throws Exception {
        try (HttpResponseFor<ChatCompletion> raw =
                client.withRawResponse().chat().completions().create(Sdk.chat("?"))) {
            assertThat(raw.statusCode()).isEqualTo(200);
        }

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.response()).isEmpty();
    }
}
