package io.llmops.probe.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.call.Choice;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.Passage;
import io.llmops.call.Role;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.cost.PriceBook;
import io.llmops.evaluation.Evaluation;
import io.llmops.probe.spend.Tariff;
import io.llmops.record.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JudgeEvaluatorTest {

    private static final Pattern CODE = Pattern.compile("\"code\": \"([0-9a-f]+)\"");
    private static final LlmRequest QUESTION = LlmRequest.of("gpt-4o", "What is the capital of France?");
    private static final LlmClient SERVICE = SimpleClient.of(request -> LlmResponse.of("Paris, since 987."));
    private static final JudgeLimits ALL = JudgeLimits.of(1, Double.POSITIVE_INFINITY);

    private final BlockingQueue<Evaluation> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> prompts = new LinkedBlockingQueue<>();
    private volatile int grade = 5;
    private volatile Instant now = Instant.parse("2026-03-03T10:00:00Z");

    private LlmResponse graded(LlmRequest request) {
        String prompt = request.passages().stream().map(Passage::text).collect(Collectors.joining("\n"));
        prompts.add(prompt);
        Matcher code = CODE.matcher(prompt);
        assertThat(code.find()).isTrue();
        return LlmResponse.builder()
                .choice(Choice.of(
                        "{\"code\": \"" + code.group(1) + "\", \"reason\": \"so\", \"score\": " + grade + "}"))
                .usage(Usage.of(400_000, 0)) // a dollar, at 2.50 USD for a million
                .build();
    }

    private Judge judge() {
        return Judge.of(SimpleClient.of(this::graded), "gpt-4o", 1, Tariff.of(PriceBook.builtIn(), "gpt-4o"));
    }

    private JudgeEvaluator evaluator(JudgeLimits limits) {
        TimeSource time = new TimeSource() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public long nanos() {
                return 0;
            }
        };
        return new JudgeEvaluator(judge(), Rubric.RELEVANCE, limits, UnaryOperator.identity(), time);
    }

    private LlmOpsBuilder builder() {
        return LlmOps.builder().evaluators(List.of()).with(new Hearing(heard));
    }

    private Evaluation next() throws InterruptedException {
        return Optional.ofNullable(heard.poll(30, TimeUnit.SECONDS)).orElseThrow();
    }

    @Test
    void judgesCallsOfUsersByItsRubric() throws InterruptedException {
        try (LlmOps ops = builder().judge(evaluator(ALL)).build()) {
            ops.instrument(SERVICE).chat(QUESTION);
            Evaluation good = next();
            assertThat(good.name()).isEqualTo("judged_relevance");
            assertThat(good.score()).isEqualTo(1);
            assertThat(good.label()).isEqualTo("pass");
            assertThat(good.explanation()).isEqualTo("1 of 1 grades by gpt-4o");

            grade = 2;
            ops.instrument(SERVICE).chat(QUESTION);
            assertThat(next().label()).isEqualTo("fail");
        }
        assertThat(prompts.remove()).contains("What is the capital of France?", "Paris, since 987.");
    }

    @Test
    void judgesNobodyUnlessToldTo() {
        try (LlmOps ops = builder().build()) {
            ops.instrument(SERVICE).chat(QUESTION);
        }
        try (LlmOps ops = builder().judge(evaluator(JudgeLimits.of(0, 1))).build()) {
            ops.instrument(SERVICE).chat(QUESTION);
        }
        assertThat(prompts).isEmpty();
    }

    @Test
    void doesNotJudgeItselfThroughTheSameInstrumentedClient() throws InterruptedException {
        List<LlmClient> instrumented = new ArrayList<>();
        Judge own = Judge.of(SimpleClient.of(request -> instrumented.get(0).chat(request)), "gpt-4o", 1);
        LlmClient model =
                SimpleClient.of(request -> request.equals(QUESTION) ? LlmResponse.of("Paris.") : graded(request));
        try (LlmOps ops = builder()
                .evaluateOwnCalls(true)
                .judge(JudgeEvaluator.of(own, Rubric.RELEVANCE, ALL))
                .build()) {
            instrumented.add(ops.instrument(model));
            instrumented.get(0).chat(QUESTION);
            next();
        }
        assertThat(prompts).hasSize(1);
    }

    @Test
    @Timeout(60)
    void doesNotDelayTheHostAndGivesUpWhatItCannotKeepUpWith() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger atOnce = new AtomicInteger();
        Judge slow = Judge.of(
                SimpleClient.of(request -> {
                    atOnce.incrementAndGet();
                    begun.countDown();
                    await(release);
                    atOnce.decrementAndGet();
                    return graded(request);
                }),
                "gpt-4o",
                1);
        JudgeLimits two = new JudgeLimits(1, Double.POSITIVE_INFINITY, 2);
        try (LlmOps ops =
                builder().judge(JudgeEvaluator.of(slow, Rubric.RELEVANCE, two)).build()) {
            LlmClient client = ops.instrument(SERVICE);
            for (int i = 0; i < 500; i++) {
                assertThat(client.chat(QUESTION).text()).startsWith("Paris");
            }
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(atOnce).hasValue(2);
            release.countDown();
            for (int i = 0; i < 102; i++) {
                next();
            }
        }
        assertThat(heard).as("of 500, two at once and 100 that waited").isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void spendsNoMoreThanItsBudgetOfADay() {
        JudgeEvaluator evaluator = evaluator(JudgeLimits.of(1, 3));
        for (int i = 0; i < 10; i++) {
            judged(evaluator);
        }
        assertThat(prompts).hasSize(3);
        assertThat(evaluator.spentTodayUsd()).isEqualTo(3);
        assertThat(evaluator.skipped()).isEqualTo(7);

        now = now.plus(Duration.ofDays(1));
        assertThat(evaluator.spentTodayUsd()).isZero();
        judged(evaluator);
        assertThat(prompts).hasSize(4);
    }

    private void judged(JudgeEvaluator evaluator) {
        try (LlmOps ops = LlmOps.builder()
                .evaluators(List.of(evaluator))
                .evaluationExecutor(Runnable::run)
                .build()) {
            ops.instrument(SERVICE).chat(QUESTION);
        }
    }

    @Test
    void aBudgetNeedsAPriceAndLimitsArePlausible() {
        Judge unpriced = Judge.of(SERVICE, "house-model", 1);
        assertThatThrownBy(() -> JudgeEvaluator.of(unpriced, Rubric.RELEVANCE, JudgeLimits.of(0.01, 5)))
                .hasMessageContaining("house-model")
                .hasMessageContaining("or an infinite budget");
        assertThatThrownBy(() -> JudgeLimits.of(2, 5)).hasMessageContaining("such as 0.01");
        assertThatThrownBy(() -> JudgeLimits.of(0.1, 0)).hasMessageContaining("greater than 0");
        assertThatThrownBy(() -> new JudgeLimits(0.1, 1, 0)).hasMessageContaining("1 to 16");
    }

    @Test
    void aJudgeThatFailsBreaksNothingAndIsCounted() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Judge moody = Judge.of(
                SimpleClient.of(request -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("away");
                    }
                    return asked.get() <= 3 ? LlmResponse.of("a four, I think") : graded(request);
                }),
                "gpt-4o",
                1);
        try (LlmOps ops =
                builder().judge(JudgeEvaluator.of(moody, Rubric.RELEVANCE, ALL)).build()) {
            for (int i = 0; i < 3; i++) {
                ops.instrument(SERVICE).chat(QUESTION);
            }
            assertThat(next().score()).as("the third").isEqualTo(1);
        }
        assertThat(asked).hasValue(4);
    }

    @Test
    void textsAreRedactedBeforeTheyLeave() {
        judged(JudgeEvaluator.of(judge(), Rubric.RELEVANCE, ALL, text -> text.replace("Paris", "[city]")));

        assertThat(prompts.remove()).contains("[city], since 987.").doesNotContain("Paris");
    }

    @Test
    void groundednessIsJudgedOnlyWhereThereIsSomethingToRestOn() throws InterruptedException {
        JudgeEvaluator evaluator = JudgeEvaluator.of(judge(), Rubric.GROUNDEDNESS, ALL);
        judged(evaluator);
        assertThat(prompts).isEmpty();

        Message withDocument = new Message(
                Role.USER,
                List.of(new Part.Document("Paris has been the capital since 987."), new Part.Text("Since when?")));
        try (LlmOps ops = builder().judge(evaluator).build()) {
            ops.instrument(SERVICE)
                    .chat(LlmRequest.builder("gpt-4o").message(withDocument).build());
            assertThat(next().name()).isEqualTo("judged_groundedness");
        }
        assertThat(prompts.remove()).contains("capital since 987", "Since when?");
    }

    @Test
    void emptyAnswersAreNotJudged() {
        try (LlmOps ops = LlmOps.builder()
                .evaluators(List.of(evaluator(ALL)))
                .evaluationExecutor(Runnable::run)
                .build()) {
            ops.instrument(SimpleClient.of(request -> LlmResponse.of("  "))).chat(QUESTION);
        }
        assertThat(prompts).isEmpty();
    }
}
