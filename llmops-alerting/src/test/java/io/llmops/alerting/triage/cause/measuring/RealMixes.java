package io.llmops.alerting.triage.cause.measuring;

import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.CauseTriage;
import io.llmops.alerting.triage.cause.Diagnosis;
import io.llmops.alerting.triage.cause.SampledCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Users who change, models that change, both and neither, made of real answers: two kinds of questions in mixes, answered by
 * dated snapshots; no question comes twice. Prints Markdown. Arguments: the folder of LLMDrift, runs, seed.
 */
final class RealMixes {

    private static final List<List<String>> PAIRS =
            List.of(List.of("gpt-3.5-turbo-0301", "gpt-3.5-turbo-0613"), List.of("gpt-4-0314", "gpt-4-0613"));

    private final Drift primes;
    private final Drift sensitive;
    private final int runs;
    private final long seed;
    private final Map<Cause, List<Double>> right = new TreeMap<>();

    private RealMixes(Path folder, int runs, long seed) throws IOException {
        this.primes = Drift.read(folder, "PRIME_FULL");
        this.sensitive = Drift.read(folder, "SENSITIVEQ");
        this.runs = runs;
        this.seed = seed;
    }

    public static void main(String[] args) throws IOException {
        new RealMixes(Path.of(args[0]), Integer.parseInt(args[1]), Long.parseLong(args[2])).print();
    }

    private void print() {
        System.out.println(
                Tally.header("truth, calls a sample, golden cases, sensitive questions before → after, snapshots"));
        for (List<String> pair : PAIRS) {
            for (int golden : new int[] {0, 50}) {
                for (int size : golden == 0 ? new int[] {50, 100} : new int[] {100}) {
                    for (int[] mix : new int[][] {{10, 10}, {10, 20}, {10, 40}, {10, 60}, {0, 100}}) {
                        row(pair, size, golden, mix, false);
                        row(pair, size, golden, mix, true);
                    }
                }
            }
        }
        right.forEach((cause, shares) -> System.out.printf(
                Locale.ROOT,
                "%s: %.3f%n",
                cause.name(),
                shares.stream().mapToDouble(Double::doubleValue).average().orElse(0)));
    }

    private void row(List<String> pair, int size, int golden, int[] mix, boolean other) {
        Tally tally = new Tally();
        Random random = new Random(seed + 31L * size + mix[1]);
        for (int run = 0; run < runs; run++) {
            tally.add(diagnose(
                    pair.get(run % 2), other ? pair.get(1 - run % 2) : pair.get(run % 2), size, golden, mix, random));
        }
        boolean users = mix[0] != mix[1];
        Cause truth = other ? users ? Cause.BOTH : Cause.MODEL_CHANGED : users ? Cause.USERS_CHANGED : Cause.NOISE;
        if (!users || (mix[1] - mix[0] >= 30 && mix[1] < 100)) {
            right.computeIfAbsent(truth, any -> new ArrayList<>()).add(tally.share(truth));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s, %d, %d, %d %% → %d %%, %s | %s%n",
                truth.name(),
                size,
                golden,
                mix[0],
                mix[1],
                pair.get(0).replaceFirst("-\\d+$", ""),
                tally.cells());
    }

    private Diagnosis diagnose(String was, String is, int size, int golden, int[] mix, Random random) {
        List<Integer> some = order(1000, random);
        List<Integer> others = order(100, random);
        int before = size * mix[0] / 100;
        int after = size * mix[1] / 100;
        List<SampledCall> earlier = calls(was, some.subList(0, size - before), others.subList(0, before));
        List<SampledCall> later =
                calls(is, some.subList(size, 2 * size - after), others.subList(before, before + after));
        List<Integer> cases = some.subList(2 * size, 2 * size + golden);
        return new CauseTriage()
                .diagnose(
                        earlier,
                        later,
                        cases.stream()
                                .map(i -> primes.bySnapshot().get(was).get(i).golden())
                                .toList(),
                        cases.stream()
                                .map(i -> primes.bySnapshot().get(is).get(i).golden())
                                .toList());
    }

    private List<SampledCall> calls(String snapshot, List<Integer> some, List<Integer> others) {
        List<SampledCall> calls = new ArrayList<>();
        some.forEach(i -> calls.add(primes.bySnapshot().get(snapshot).get(i).call()));
        others.forEach(
                i -> calls.add(sensitive.bySnapshot().get(snapshot).get(i).call()));
        return calls;
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
