package io.llmops.probe.judge;

import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.RequestOptions;
import io.llmops.client.LlmClient;
import io.llmops.cost.PriceBook;
import io.llmops.probe.spend.OwnCalls;
import io.llmops.probe.spend.Tariff;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A model that grades answers by a rubric. A model is no measuring instrument: compare it with people's labels
 * ({@link Agreement}) before its grades are believed, and do not let a model judge itself.
 *
 * <pre>{@code
 * Judge judge = Judge.of(client, "gpt-4o", 3);
 * Judgement judgement = judge.judge(Judged.of(question, answer).reference("Paris"), Rubric.FACTUAL_ACCURACY);
 * }</pre>
 *
 * <p>Hostile text in an answer is fenced off (see the documentation); that makes it hard, not impossible, to talk a judge
 * round. Through an instrumented client its calls carry {@code llmops.feature=llmops.judge}. Thread-safe.
 */
public final class Judge {

    private static final int MAX_REPEATS = 25;
    private static final int RANDOM_BYTES = 9;
    private static final long MAX_TOKENS = 1_000;

    private static final RequestOptions OPTIONS = new RequestOptions(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalLong.of(MAX_TOKENS),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            Optional.empty());

    private final LlmClient client;
    private final String model;
    private final int repeats;
    private final Tariff tariff;
    private final Supplier<String> random;

    Judge(LlmClient client, String model, int repeats, Tariff tariff, Supplier<String> random) {
        if (repeats < 1 || repeats > MAX_REPEATS) {
            throw new IllegalArgumentException(
                    "A judge is asked " + repeats + " times; give 1 to " + MAX_REPEATS + ", and an odd number");
        }
        this.client = client;
        this.model = model;
        this.repeats = repeats;
        this.tariff = tariff;
        this.random = random;
    }

    /**
     * With the built-in prices.
     *
     * @param repeats how often each answer is judged: models are random. Odd, so that there is a majority
     */
    public static Judge of(LlmClient client, String model, int repeats) {
        return of(client, model, repeats, Tariff.of(PriceBook.builtIn(), model));
    }

    public static Judge of(LlmClient client, String model, int repeats, Tariff tariff) {
        SecureRandom numbers = new SecureRandom();
        return new Judge(client, model, repeats, tariff, () -> {
            byte[] bytes = new byte[RANDOM_BYTES];
            numbers.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    public String model() {
        return model;
    }

    /** Whether what it costs is known. */
    public boolean isPriced() {
        return tariff.isKnown();
    }

    /**
     * Asks as often as it is to be asked; a reply that is not what was asked for is asked for once more. Throws what the
     * client throws.
     */
    public Judgement judge(Judged judged, Rubric rubric) {
        List<Double> votes = new ArrayList<>();
        Bill bill = new Bill();
        for (int i = 0; i < repeats; i++) {
            OptionalInt grade = vote(new JudgePrompt(rubric, judged, random.get(), random.get()), bill);
            grade.ifPresent(it -> votes.add(JudgeReply.share(it)));
        }
        return new Judgement(votes, repeats - votes.size(), bill.total());
    }

    private OptionalInt vote(JudgePrompt prompt, Bill bill) {
        JudgeReply reply = ask(prompt, "", bill);
        if (reply.grade().isPresent()) {
            return reply.grade();
        }
        // the bad reply is not repeated: it may have been dictated by the answer
        return ask(
                        prompt,
                        "\n\nYour last reply " + reply.problem() + ". Reply again, with that JSON object only.",
                        bill)
                .grade();
    }

    private JudgeReply ask(JudgePrompt prompt, String complaint, Bill bill) {
        LlmRequest request = prompt.request(model, OPTIONS, complaint);
        LlmResponse response = OwnCalls.JUDGE.ask(client, request);
        bill.add(tariff.costUsd(request, response));
        return JudgeReply.read(response.text(), prompt.code());
    }

    /** Adds up; unknown once one part is. */
    private static final class Bill {
        private double usd;
        private boolean known = true;

        void add(OptionalDouble cost) {
            usd += cost.orElse(0);
            known &= cost.isPresent();
        }

        OptionalDouble total() {
            return known ? OptionalDouble.of(usd) : OptionalDouble.empty();
        }
    }
}
