package io.llmops.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.Extension;
import io.llmops.LlmOps;
import io.llmops.OpsEvent;
import io.llmops.ScriptedClient;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import io.llmops.client.LlmClient;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.probe.spend.OwnCalls;
import io.llmops.record.Failures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EvaluationsTest {

    private final ScriptedClient provider = new ScriptedClient();
    private final List<Evaluation> heard = new ArrayList<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Failures failures = new Failures(new Failures.Sink() {
        @Override
        public void failed(String component, String errorType) {}

        @Override
        public void dropped(String queue, long items) {
            dropped.addAndGet(items);
        }
    });

    @Test
    void scoresHowMuchOfTheQuestionAnAnswerTakesUp() {
        LlmClient client = client(List.of(new AnswerRelevance()), Runnable::run);

        provider.answer = asked -> LlmResponse.of("Your parcel left the warehouse; tracking shows it in Leipzig.");
        client.chat(LlmRequest.of("m", "Where does the tracking of my parcel show it?"));
        provider.answer = asked -> LlmResponse.of("Bananas are rich in potassium.");
        client.chat(LlmRequest.of("m", "Where does the tracking of my parcel show it?"));

        assertThat(heard.get(0).score()).isGreaterThan(0.3);
        assertThat(heard.get(1).score()).isZero();
        assertThat(heard.get(1).explanation()).doesNotContain("parcel").doesNotContain("Bananas");
    }

    @Test
    void seesRefusalsAndEmptyAnswers() {
        LlmClient client = client(List.of(new Refusal()), Runnable::run);
        for (String answer : List.of("I\u2019m sorry, but I can\u2019t help with that.", "", "Sure: 42.")) {
            provider.answer = asked -> LlmResponse.of(answer);
            client.chat(LlmRequest.of("m", "Tell me"));
        }

        assertThat(heard).extracting(Evaluation::label).containsExactly("refusal", "empty", "answer");
    }

    @Test
    void doesNotJudgeCallsOfTools() {
        LlmClient client = client(List.of(new Refusal(), new AnswerRelevance()), Runnable::run);
        provider.answer = asked -> LlmResponse.builder()
                .choice(new Choice(
                        0, List.of(new Part.ToolCall("c1", "find_parcel", "{}")), Optional.of(FinishReason.TOOL_CALLS)))
                .build();
        client.chat(LlmRequest.of("m", "Where is my parcel?"));
        provider.answer = asked -> LlmResponse.builder()
                .choice(new Choice(0, List.of(), Optional.of(FinishReason.STOP)))
                .build();
        client.chat(LlmRequest.of("m", "Where is my parcel?"));

        assertThat(heard).extracting(Evaluation::label).containsExactly("empty", "irrelevant");
    }

    @Test
    void goesOnWhenAnEvaluatorThrows() {
        Evaluator broken = call -> {
            throw new NoClassDefFoundError("gone");
        };

        client(List.of(broken, new Refusal()), Runnable::run).chat(LlmRequest.of("m", "Tell me"));

        assertThat(heard).hasSize(1);
    }

    @Test
    void dropsAndCountsWhatDoesNotFit() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        LlmClient client = client(List.of(new Refusal()), waiting::add);
        provider.answer = asked -> LlmResponse.of("x".repeat(1 << 20));
        for (int i = 0; i < 20; i++) {
            client.chat(LlmRequest.of("m", "Tell me"));
        }

        assertThat(waiting).hasSize(15);
        assertThat(dropped).hasValue(5);
        waiting.forEach(Runnable::run);
        client.chat(LlmRequest.of("m", "Tell me"));
        assertThat(waiting).hasSize(16);
    }

    @Test
    void countsWhatTheExecutorRejects() {
        Executor full = task -> {
            throw new RejectedExecutionException();
        };

        client(List.of(new Refusal()), full).chat(LlmRequest.of("m", "Tell me"));

        assertThat(dropped).hasValue(1);
    }

    @Test
    void countsSmallCallsBytesToo() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        LlmClient client = client(List.of(new Refusal()), waiting::add);
        for (int i = 0; i < 40_000; i++) {
            client.chat(LlmRequest.of("m", "?"));
        }

        assertThat(waiting).hasSizeBetween(30_000, 34_000);
        assertThat(dropped.get() + waiting.size()).isEqualTo(40_000);
    }

    @Test
    void readsTheTextsOfACallOnceForAll() {
        List<CallTexts> seen = new ArrayList<>();
        TextEvaluator reader = texts -> {
            seen.add(texts);
            return Optional.empty();
        };
        client(List.of(reader, Sampled.at(0.999_999, reader), reader), Runnable::run)
                .chat(LlmRequest.of("m", "Tell me"));

        assertThat(seen).hasSize(3).allMatch(it -> it == seen.get(0));
    }

    @Test
    void judgesByDefaultWhateverCostsMicroseconds() {
        LlmOps.builder()
                .with(new Listening(heard))
                .evaluationExecutor(Runnable::run)
                .evaluator(call -> Optional.of(new Evaluation("mine", 1, "good", "it said so")))
                .evaluator(call -> Optional.of(new Evaluation("never", 1, "good", "it said so")), 0)
                .build()
                .instrument(provider)
                .chat(LlmRequest.of("m", "Tell me where my parcel is"));

        assertThat(heard)
                .extracting(Evaluation::name)
                .contains("relevance", "answered", "not_empty", "completeness", "mine")
                .doesNotContain("never", "groundedness", "valid_format");
    }

    @Test
    void callsThatTheLibraryMakesItselfAreEvaluatedOnlyIfAskedFor() {
        for (boolean asked : new boolean[] {false, true}) {
            LlmClient client = LlmOps.builder()
                    .with(new Listening(heard))
                    .evaluationExecutor(Runnable::run)
                    .evaluators(List.of(new Refusal()))
                    .evaluateOwnCalls(asked)
                    .build()
                    .instrument(provider);
            OwnCalls.JUDGE.ask(client, LlmRequest.of("m", "Tell me"));
            assertThat(heard).hasSize(asked ? 1 : 0);
        }
    }

    private record Listening(List<Evaluation> heard) implements Extension {

        @Override
        public Attachment start(Surroundings surroundings) {
            return new Attachment(List.of(), List.of((call, evaluation) -> heard.add(evaluation)), List.of());
        }

        @Override
        public void onEvent(OpsEvent event) {}

        @Override
        public void close() {}
    }

    @Test
    void samples() {
        Evaluations none =
                new Evaluations(List.of(new Refusal()), 0, Runnable::run, List.of((call, e) -> heard.add(e)), failures);

        LlmOps.builder()
                .listener(none)
                .evaluators(List.of())
                .build()
                .instrument(provider)
                .chat(LlmRequest.of("m", "?"));

        assertThat(heard).isEmpty();
    }

    private LlmClient client(List<Evaluator> evaluators, Executor executor) {
        Evaluations evaluations = new Evaluations(
                evaluators, 1, executor, List.of((call, evaluation) -> heard.add(evaluation)), failures);
        return LlmOps.builder()
                .listener(evaluations)
                .evaluators(List.of())
                .build()
                .instrument(provider);
    }
}
