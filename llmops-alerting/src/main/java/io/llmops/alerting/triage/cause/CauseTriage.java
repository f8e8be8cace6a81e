package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Why quality moved between two samples of calls: three questions, each with its own test, and what their answers amount to.
 *
 * <ul>
 *   <li>Users: are inputs, and who sends them, distributed otherwise?
 *   <li>Model, by the calls: does the model answer the same, or like, inputs otherwise?
 *   <li>Model, by a golden set, where there is one: does it answer the very same questions otherwise?
 * </ul>
 *
 * <pre>{@code
 * Diagnosis why = new CauseTriage().diagnose(before, after, goldenBefore, goldenAfter);
 * }</pre>
 *
 * <p>If nothing changed, the chance that a change is claimed is at most alpha ({@value #ALPHA}) for calls that are independent
 * of one another. The same calls give the same diagnosis: what is drawn at random is drawn from a fixed seed. Takes a second
 * or so, on the calling thread; immutable and thread-safe. Of a sample of more than {@value #MOST} calls as many are drawn.
 */
public final class CauseTriage {

    /** The chance of a false claim. */
    public static final double ALPHA = 0.01;

    /** Calls of a sample that are looked at. */
    public static final int MOST = 2_000;

    private static final int FEWEST = 8;
    private static final int FEWEST_CASES = 5;
    private static final int DRAWS = 1_499;
    private static final long SEED = 20_230_613;

    private final double alpha;

    public CauseTriage() {
        this(ALPHA);
    }

    /**
     * With another chance of a false claim.
     *
     * @throws IllegalArgumentException if it is not at least 0.002 and less than 1
     */
    public CauseTriage(double alpha) {
        if (!(alpha >= 0.002 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "alpha is " + alpha + "; give a chance of false claims from 0.002, such as 0.01");
        }
        this.alpha = alpha;
    }

    public Diagnosis diagnose(List<SampledCall> before, List<SampledCall> after) {
        return diagnose(before, after, List.of(), List.of());
    }

    /** With the answers to a golden set: questions that only one run has are left out. */
    public Diagnosis diagnose(
            List<SampledCall> before,
            List<SampledCall> after,
            List<GoldenAnswer> goldenBefore,
            List<GoldenAnswer> goldenAfter) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<SampledCall> earlier = some(before, random);
        List<SampledCall> later = some(after, random);
        ReportedModel reported = ReportedModel.of(before, after);
        List<Evidence> evidence = new ArrayList<>();
        Finding users = tooFewCalls("inputs", earlier, later);
        Finding live = tooFewCalls("outputs", earlier, later);
        if (Math.min(earlier.size(), later.size()) >= FEWEST) {
            Samples samples = Samples.of(earlier, later);
            users = UsersQuestion.ask(samples, DRAWS, random);
            live = new ModelQuestion(DRAWS, random).ask(samples);
            evidence.add(Move.of(samples, random));
        }
        Finding golden = golden(goldenBefore, goldenAfter, random);
        Weighing weighing = new Weighing(users, live, golden, reported.isOther(), alpha);
        reported.evidence().ifPresent(evidence::add);
        return new Diagnosis(
                weighing.cause(), weighing.confidence(), Summary.of(weighing, users, live, golden, evidence));
    }

    private static Finding tooFewCalls(String question, List<SampledCall> before, List<SampledCall> after) {
        return Finding.notAsked(new Evidence(
                question,
                Say.that(
                        "%s: %d calls before and %d after are too few; %d of each are needed",
                        question, before.size(), after.size(), FEWEST),
                Map.of("before", (double) before.size(), "after", (double) after.size())));
    }

    private static Finding golden(List<GoldenAnswer> before, List<GoldenAnswer> after, SplittableRandom random) {
        if (before.isEmpty() && after.isEmpty()) {
            return new Finding(1, 0, List.of());
        }
        List<GoldenCase> cases = GoldenCase.pair(before, after);
        if (cases.size() < FEWEST_CASES) {
            return Finding.notAsked(new Evidence(
                    "golden",
                    Say.that(
                            "golden set: %d questions were answered in both runs; %d are needed",
                            cases.size(), FEWEST_CASES),
                    Map.of("cases", (double) cases.size())));
        }
        return GoldenQuestion.ask(cases, DRAWS, random);
    }

    /** All, or as many as are looked at, drawn at random in their order. */
    private static List<SampledCall> some(List<SampledCall> calls, SplittableRandom random) {
        if (calls.size() <= MOST) {
            return calls;
        }
        List<SampledCall> drawn = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            if (random.nextInt(calls.size() - i) < MOST - drawn.size()) {
                drawn.add(calls.get(i));
            }
        }
        return drawn;
    }
}
