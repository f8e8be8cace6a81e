package io.llmops.alerting.triage.cause.measuring;

import io.llmops.alerting.triage.cause.CauseTriage;
import io.llmops.alerting.triage.cause.Diagnosis;
import io.llmops.alerting.triage.cause.GoldenAnswer;
import io.llmops.alerting.triage.cause.SampledCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/**
 * What is said of real changes of models, with and without golden cases, and where nothing changed. Prints Markdown. Arguments:
 * the folder of LLMDrift, draws where nothing changed (a third of them where
 * something did), seed.
 */
final class DriftVerdicts {

    private static final List<List<String>> PAIRS =
            List.of(List.of("gpt-3.5-turbo-0301", "gpt-3.5-turbo-0613"), List.of("gpt-4-0314", "gpt-4-0613"));
    private static final int CALLS = 50;

    private final int draws;
    private final long seed;
    private final Tally sameCalls = new Tally();
    private final Tally sameGolden = new Tally();

    private DriftVerdicts(int draws, long seed) {
        this.draws = draws;
        this.seed = seed;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        DriftVerdicts verdicts = new DriftVerdicts(Integer.parseInt(args[1]), Long.parseLong(args[2]));
        List<Drift> data = List.of(Drift.read(folder, "PRIME_FULL"), Drift.read(folder, "SENSITIVEQ"));
        System.out.println(Tally.header("questions, snapshots, evidence"));
        data.forEach(verdicts::changed);
        System.out.println();
        System.out.println(Tally.header("nothing changed"));
        data.forEach(verdicts::unchanged);
        System.out.println("\nFalse claims, calls: " + interval(verdicts.sameCalls) + "\nFalse claims, golden: "
                + interval(verdicts.sameGolden));
        data.forEach(verdicts::examples);
    }

    private static String interval(Tally tally) {
        return tally.claims() + " of " + tally.all() + ", " + Tally.interval(tally.claims(), tally.all());
    }

    private void changed(Drift data) {
        for (List<String> pair : PAIRS) {
            List<Asked> before = data.bySnapshot().get(pair.get(0));
            List<Asked> after = data.bySnapshot().get(pair.get(1));
            String name = data.name() + ", " + pair.get(0) + " → " + pair.get(1) + ", ";
            for (int size : new int[] {20, 50, 200}) {
                if (2 * size <= before.size()) {
                    changed(
                            name + size + " calls each, other questions",
                            order -> new CauseTriage()
                                    .diagnose(calls(before, order, 0, size), calls(after, order, size, size)));
                }
                if (size <= before.size()) {
                    changed(
                            name + size + " calls each, same questions",
                            order -> new CauseTriage()
                                    .diagnose(calls(before, order, 0, size), calls(after, order, 0, size)));
                    changed(
                            name + size + " golden cases alone",
                            order -> new CauseTriage()
                                    .diagnose(
                                            List.of(),
                                            List.of(),
                                            golden(before, order, size, Asked::golden),
                                            golden(after, order, size, Asked::golden)));
                    changed(
                            name + size + " golden cases alone, without outputs",
                            order -> new CauseTriage()
                                    .diagnose(
                                            List.of(),
                                            List.of(),
                                            golden(before, order, size, Asked::graded),
                                            golden(after, order, size, Asked::graded)));
                }
                if (size + 2 * CALLS <= before.size()) {
                    changed(
                            name + size + " golden cases, 50 calls each",
                            order -> new CauseTriage()
                                    .diagnose(
                                            calls(before, order, size, CALLS),
                                            calls(after, order, size + CALLS, CALLS),
                                            golden(before, order, size, Asked::golden),
                                            golden(after, order, size, Asked::golden)));
                }
            }
        }
    }

    private void changed(String name, Function<List<Integer>, Diagnosis> diagnosing) {
        row(name, draws / 3, diagnosing);
    }

    private Tally unchanged(String name, Function<List<Integer>, Diagnosis> diagnosing) {
        return row(name, draws, diagnosing);
    }

    private Tally row(String name, int draws, Function<List<Integer>, Diagnosis> diagnosing) {
        boolean sensitive = name.startsWith("SENS");
        Random random = new Random(seed);
        Tally tally = new Tally();
        for (int draw = 0; draw < draws; draw++) {
            tally.add(diagnosing.apply(order(sensitive ? 100 : 1000, random)));
        }
        System.out.println("| " + name + " | " + tally.cells());
        return tally;
    }

    private void unchanged(Drift data) {
        data.bySnapshot().forEach((snapshot, answers) -> {
            for (int size : new int[] {25, 50, 200}) {
                if (2 * size <= answers.size()) {
                    sameCalls.add(unchanged(
                            data.name() + ", " + snapshot + ", split, " + size + " calls each",
                            order -> new CauseTriage()
                                    .diagnose(calls(answers, order, 0, size), calls(answers, order, size, size))));
                }
            }
        });
        for (List<String> pair : PAIRS) {
            List<Asked> before = data.bySnapshot().get(pair.get(0));
            List<Asked> after = data.bySnapshot().get(pair.get(1));
            for (int size : new int[] {20, 50, 200}) {
                if (size <= before.size()) {
                    sameGolden.add(unchanged(
                            data.name() + ", " + pair.get(0) + " and " + pair.get(1) + ", swapped at random, " + size
                                    + " golden cases",
                            order -> swapped(before, after, order.subList(0, size))));
                }
            }
        }
    }

    /** Which answer is the earlier one is drawn for each case: what differs, differs by chance. */
    private static Diagnosis swapped(List<Asked> one, List<Asked> other, List<Integer> cases) {
        Random random = new Random(cases.hashCode());
        List<GoldenAnswer> before = new ArrayList<>();
        List<GoldenAnswer> after = new ArrayList<>();
        for (int i : cases) {
            boolean swap = random.nextBoolean();
            before.add((swap ? other : one).get(i).golden());
            after.add((swap ? one : other).get(i).golden());
        }
        return new CauseTriage().diagnose(List.of(), List.of(), before, after);
    }

    /** The main evidence of one draw each. */
    private void examples(Drift data) {
        for (List<String> pair : PAIRS) {
            List<Integer> order = order(data.name().startsWith("SENS") ? 100 : 1000, new Random(seed));
            List<Asked> before = data.bySnapshot().get(pair.get(0));
            List<Asked> after = data.bySnapshot().get(pair.get(1));
            Diagnosis why = new CauseTriage()
                    .diagnose(
                            calls(before, order, 50, 25),
                            calls(after, order, 75, 25),
                            golden(before, order, 50, Asked::golden),
                            golden(after, order, 50, Asked::golden));
            System.out.printf(
                    Locale.ROOT,
                    "%n%s, %s → %s, 25 calls, 50 golden cases: %s, confidence %.2f%n",
                    data.name(),
                    pair.get(0),
                    pair.get(1),
                    why.cause().name(),
                    why.confidence());
            why.evidence().forEach(it -> System.out.println("- " + it.sentence()));
        }
    }

    private static List<SampledCall> calls(List<Asked> answers, List<Integer> order, int from, int count) {
        return order.subList(from, from + count).stream()
                .map(i -> answers.get(i).call())
                .toList();
    }

    private static List<GoldenAnswer> golden(
            List<Asked> answers, List<Integer> order, int count, Function<Asked, GoldenAnswer> as) {
        return order.subList(0, count).stream().map(answers::get).map(as).toList();
    }

    private static List<Integer> order(int size, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        return order;
    }
}
