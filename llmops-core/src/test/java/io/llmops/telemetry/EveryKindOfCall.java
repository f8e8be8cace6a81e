package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.ManualTime;
import io.llmops.ScriptedClient;
import io.llmops.StreamLog;
import io.llmops.call.CallLabels;
import io.llmops.call.CallTarget;
import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Modality;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.client.StreamHandler;
import io.llmops.probe.GoldenCase;
import io.llmops.probe.GoldenSet;
import io.llmops.probe.ProbeSchedule;
import io.llmops.probe.SyntheticProbes;
import io.llmops.probe.match.ExactMatch;
import io.llmops.record.CallGuard;
import io.llmops.record.CallScreen;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that does everything of which there is a metric. */
final class EveryKindOfCall {

    static final Usage EVERY_TOKEN = Usage.none()
            .with(TokenKind.INPUT, 1000)
            .with(TokenKind.OUTPUT, 200)
            .with(TokenKind.CACHE_READ_INPUT, Modality.TEXT, 400)
            .with(TokenKind.CACHE_WRITE_INPUT, Modality.TEXT, 100)
            .with(TokenKind.REASONING_OUTPUT, 50);

    private final ManualTime time = new ManualTime();
    private final ScriptedClient provider = new ScriptedClient();
    private final LlmOps ops;
    private final LlmClient client;

    private EveryKindOfCall(LlmOpsBuilder settings) {
        ops = settings.timeSource(time)
                .guard(deciding())
                .evaluationExecutor(overloadedAfter(2))
                .listener(start -> {
                    throw new IllegalStateException("a listener of the host");
                })
                .build();
        client = ops.instrument(provider, CallTarget.of("openai", "api.example.com", 443));
    }

    /** Does everything, and closes. */
    static void happensTo(LlmOpsBuilder settings) {
        EveryKindOfCall application = new EveryKindOfCall(settings);
        application.succeeds();
        application.fails();
        application.streams();
        application.retries();
        application.hearsFromUsers();
        application.probes();
        application.ops.close();
    }

    private static CallGuard deciding() {
        return (start, decided) -> {
            decided.accept(new GuardrailDecision(
                    "pii",
                    GuardrailDecision.Direction.INPUT,
                    GuardrailDecision.Mode.ENFORCE,
                    GuardrailDecision.Action.PASS,
                    GuardrailDecision.NONE,
                    GuardrailDecision.NONE,
                    OptionalDouble.empty(),
                    2_000_000));
            return CallScreen.OPEN;
        };
    }

    private static java.util.concurrent.Executor overloadedAfter(int tasks) {
        List<Runnable> taken = new ArrayList<>();
        return task -> {
            if (taken.size() == tasks) {
                throw new RejectedExecutionException();
            }
            taken.add(task);
            task.run();
        };
    }

    @SuppressWarnings("try") // the scope is only held
    private void succeeds() {
        try (Scope scope = CallLabels.none()
                .feature("search")
                .deployment("v42")
                .environment("prod")
                .makeCurrent()) {
            ask(answer("r1", "gpt-4o-2024-08-06"), 700);
        }
        ask(answer("r2", "gpt-4o-2024-11-20"), 10);
        provider.answer = asked -> answer("e1", "text-embedding-3-small");
        client.chat(LlmRequest.builder("text-embedding-3-small")
                .operation("embeddings")
                .user("Hi")
                .build());
        provider.answer = asked -> LlmResponse.builder()
                .choice(new Choice(0, List.of(), Optional.of(FinishReason.CONTENT_FILTER)))
                .build();
        client.chat(LlmRequest.of("house-model", "Hi"));
    }

    private void ask(LlmResponse answer, int millis) {
        provider.answer = asked -> {
            time.advance(Duration.ofMillis(millis));
            return answer;
        };
        client.chat(LlmRequest.of("gpt-4o", "Where is the parcel?"));
    }

    private static LlmResponse answer(String id, String model) {
        return LlmResponse.builder()
                .id(id)
                .model(model)
                .choice(Choice.of("The parcel is on its way."))
                .usage(EVERY_TOKEN)
                .serviceTier("default")
                .systemFingerprint("fp_1")
                .build();
    }

    private void fails() {
        provider.answer = asked -> {
            throw refused();
        };
        quietly(() -> client.chat(LlmRequest.of("gpt-4o", "Hi")));
        provider.answer = asked -> {
            throw new IllegalStateException("no network");
        };
        quietly(() -> client.chat(LlmRequest.of("gpt-4o", "Hi")));
    }

    private static LlmException refused() {
        return new LlmException("rate_limit_exceeded", 429, "slow down", Optional.of(Duration.ofMillis(1_500)));
    }

    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            // the host knows
        }
    }

    private void streams() {
        stream().onComplete(answer("s1", "gpt-4o-2024-08-06"));
        stream().onError(new IllegalStateException("connection reset"));
        client.chatStreaming(LlmRequest.of("gpt-4o", "Hi"), new StreamLog()).cancel();
    }

    private StreamHandler stream() {
        client.chatStreaming(LlmRequest.of("gpt-4o", "Hi"), new StreamLog());
        StreamHandler stream = provider.streams.get(provider.streams.size() - 1);
        for (int i = 0; i < 3; i++) {
            time.advance(Duration.ofMillis(i == 0 ? 500 : 20));
            stream.onChunk(Channel.text(0), "x");
        }
        return stream;
    }

    /** A client that retries an instrumented one, and one that tells of its retries and its rate limiter. */
    private void retries() {
        ScriptedClient retrying = new ScriptedClient();
        retrying.answer = asked -> {
            quietly(() -> client.chat(asked));
            time.advance(Duration.ofMillis(1_700));
            provider.answer = again -> answer("r3", "gpt-4o-2024-11-20");
            ops.rateLimited(Duration.ofMillis(300));
            ops.retrying(new IllegalStateException("again"), Duration.ofMillis(90));
            return client.chat(asked);
        };
        provider.answer = asked -> {
            throw refused();
        };
        ops.instrument(retrying).chat(LlmRequest.of("gpt-4o", "Hi"));
    }

    /** One that is answered, one that fails; when the third begins both are recorded. */
    private void probes() {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(1);
        LlmClient probed = SimpleClient.of(request -> {
            if (calls.incrementAndGet() == 2) {
                throw new LlmException("content_filter", 400, "no", Optional.empty());
            } else if (calls.get() == 3) {
                third.countDown();
            }
            return answer("p1", "gpt-4o-2024-08-06");
        });
        GoldenSet set = new GoldenSet(
                "smoke", List.of(GoldenCase.of("a", "Where is the parcel?", new ExactMatch("On its way."))));
        ops.probe(SyntheticProbes.of(set, probed, "gpt-4o", ProbeSchedule.every(Duration.ofMillis(10), 100)));
        try {
            assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hearsFromUsers() {
        ops.feedback("r1", 1);
        ops.feedback("never seen", 0);
        ops.outcome("conversion", true, "s1");
        ops.outcome("conversion", false, "never seen");
    }
}
