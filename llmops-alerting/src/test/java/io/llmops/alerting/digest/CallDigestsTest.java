package io.llmops.alerting.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.call.CallLabels;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.evaluation.Evaluation;
import io.llmops.probe.spend.OwnCalls;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallDigestsTest {

    private static final String SECRET = "Where is the treasure of acme buried?";

    private final Alerting alerting = Alerting.builder().manually().build();
    private final DigestReader reader = alerting.digests().reader();
    private final LlmOps ops = LlmOps.builder()
            .with(alerting)
            .evaluators(List.of(call -> Optional.of(new Evaluation("relevance", 0.75, "pass", "because"))))
            .evaluationExecutor(Runnable::run)
            .build();

    @AfterEach
    void close() {
        ops.close();
    }

    @Test
    void callsThatTheLibraryMakesItselfAreLeftOut() {
        LlmClient client = ops.instrument(SimpleClient.of(request -> LlmResponse.of("four")));
        for (OwnCalls own : OwnCalls.values()) {
            own.ask(client, LlmRequest.of("m", "2 + 2?"));
        }

        assertThat(read()).isEmpty();
    }

    @Test
    void evenIfTheyAreEvaluated() {
        Alerting other = Alerting.builder().manually().build();
        DigestReader digests = other.digests().reader();
        List<Evaluation> heard = new ArrayList<>();
        try (LlmOps asked = LlmOps.builder()
                .with(other)
                .evaluators(List.of(call -> {
                    heard.add(new Evaluation("relevance", 0.75, "pass", "because"));
                    return Optional.of(heard.get(0));
                }))
                .evaluationExecutor(Runnable::run)
                .evaluateOwnCalls(true)
                .build()) {
            LlmClient client = asked.instrument(SimpleClient.of(request -> LlmResponse.of("four")));
            OwnCalls.PROBE.ask(client, LlmRequest.of("m", "2 + 2?"));
        }

        List<Digest> all = new ArrayList<>();
        digests.read(all::add);
        assertThat(heard).hasSize(1);
        assertThat(all).isEmpty();
    }

    @Test
    void everyCallAndEveryEvaluationIsADigest() {
        ask(
                request -> LlmResponse.builder()
                        .model("m-2026")
                        .usage(Usage.of(100, 20))
                        .build(),
                "acme");
        List<Digest> digests = read();
        assertThat(digests).hasSize(2);
        assertThat(digests)
                .filteredOn(Digest.OfCall.class::isInstance)
                .singleElement()
                .satisfies(digest -> {
                    Digest.OfCall call = (Digest.OfCall) digest;
                    assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
                    assertThat(call.inputTokens()).isEqualTo(100);
                    assertThat(call.outputTokens()).isEqualTo(20);
                    assertThat(call.latencyNanos()).isNotNegative();
                    assertThat(call.firstChunkNanos()).isEqualTo(Digest.UNKNOWN);
                    assertThat(call.reachedProvider()).isTrue();
                    assertThat(alerting.digests().models().name(call.model())).isEqualTo("m");
                    assertThat(call.error()).isZero();
                    assertThat(call.customer()).isNotZero();
                });
        assertThat(digests)
                .filteredOn(Digest.OfEvaluation.class::isInstance)
                .singleElement()
                .satisfies(digest -> {
                    Digest.OfEvaluation evaluation = (Digest.OfEvaluation) digest;
                    assertThat(evaluation.score()).isEqualTo(0.75);
                    assertThat(alerting.digests().evaluations().name(evaluation.evaluation()))
                            .isEqualTo("relevance");
                    assertThat(evaluation.customer())
                            .isEqualTo(digests.get(0).customer())
                            .isEqualTo(digests.get(1).customer());
                    assertThat(evaluation.stratum())
                            .isEqualTo(digests.get(0).stratum())
                            .isEqualTo(digests.get(1).stratum());
                });
        assertThat(digests.toString()).doesNotContain("acme", "treasure");
    }

    @Test
    void aFailureHasTheNameOfItsError() {
        assertThatThrownBy(() -> ask(
                        request -> {
                            throw new IllegalStateException(SECRET);
                        },
                        "acme"))
                .isInstanceOf(IllegalStateException.class);
        Digest.OfCall call = (Digest.OfCall) read().get(0);
        assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(alerting.digests().errors().name(call.error())).contains("IllegalStateException");
        assertThat(call.inputTokens()).isEqualTo(Digest.UNKNOWN);
    }

    @Test
    void customersAndKindsOfQuestionsAreToldApart() {
        ask(request -> LlmResponse.of("yes"), "acme");
        ask(request -> LlmResponse.of("yes"), "other");
        List<Digest> calls =
                read().stream().filter(Digest.OfCall.class::isInstance).toList();
        assertThat(calls.get(0).customer()).isNotEqualTo(calls.get(1).customer());
        assertThat(calls.get(0).stratum()).isEqualTo(calls.get(1).stratum());
        try (Scope scope = CallLabels.none().feature("search").makeCurrent()) {
            assertThat(scope).isNotNull();
            ask(request -> LlmResponse.of("yes"), "acme");
        }
        Digest last = read().stream()
                .filter(Digest.OfCall.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(last.stratum()).isNotEqualTo(calls.get(0).stratum());
        assertThat(last.customer()).isEqualTo(calls.get(0).customer());
    }

    @Test
    void aSeriesLetsItsOwnNumbersThrough() {
        EventFeed tokens = new EventFeed(
                alerting.digests(), EventSeries.named("output_tokens").orElseThrow());
        EventFeed errors =
                new EventFeed(alerting.digests(), EventSeries.named("errors").orElseThrow());
        EventFeed relevance = new EventFeed(
                alerting.digests(), EventSeries.named("evaluation:relevance").orElseThrow());
        EventFeed other = new EventFeed(
                alerting.digests(), EventSeries.named("evaluation:other").orElseThrow());
        ask(request -> LlmResponse.builder().usage(Usage.of(100, 20)).build(), "acme");
        assertThatThrownBy(() -> ask(
                        request -> {
                            throw new IllegalStateException();
                        },
                        "acme"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(events(tokens)).containsExactly("m=20.0");
        assertThat(events(errors)).containsExactly("m=0.0", "m=1.0");
        assertThat(events(relevance)).containsExactly("m=0.75");
        assertThat(events(other)).isEmpty();
        assertThat(events(tokens)).isEmpty();
    }

    @Test
    void everySeriesIsFoundByItsName() {
        for (EventSeries series : EventSeries.OfCalls.values()) {
            assertThat(EventSeries.named(series.id())).contains(series);
        }
        assertThat(EventSeries.named("evaluation:x").orElseThrow().id()).isEqualTo("evaluation:x");
        assertThat(EventSeries.named("evaluation:")).isEmpty();
        assertThat(EventSeries.named("LATENCY")).isEmpty();
        assertThat(EventSeries.OfCalls.BLOCKS.numbers()).isEqualTo(EventSeries.Numbers.RATE);
    }

    private static List<String> events(EventFeed feed) {
        List<String> events = new ArrayList<>();
        feed.read((model, value, digest) -> events.add(model + "=" + value));
        return events;
    }

    private void ask(Function<LlmRequest, LlmResponse> model, String customer) {
        LlmClient client = ops.instrument(SimpleClient.of(model));
        try (Scope scope = CallLabels.none().customer(customer).makeCurrent()) {
            assertThat(scope).isNotNull();
            LlmRequest request = LlmRequest.builder("m")
                    .system("You are a pirate.")
                    .user(SECRET)
                    .build();
            assertThat(client.chat(request)).isNotNull();
        }
    }

    private List<Digest> read() {
        List<Digest> digests = new ArrayList<>();
        reader.read(digests::add);
        return digests;
    }
}
