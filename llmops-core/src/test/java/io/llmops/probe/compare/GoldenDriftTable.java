package io.llmops.probe.compare;

import io.llmops.probe.CaseResult;
import io.llmops.probe.RunInfo;
import io.llmops.probe.StoredRun;
import io.llmops.probe.Trial;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How often {@link Comparison} claims a change between real snapshots of models, and where there is none. Prints Markdown.
 * Arguments: the folder of LLMDrift, and how many draws.
 */
final class GoldenDriftTable {

    private static final List<String> DATA = List.of("PRIME_FULL", "SENSITIVEQ");
    private static final List<List<String>> PAIRS =
            List.of(List.of("gpt-3.5-turbo-0301", "gpt-3.5-turbo-0613"), List.of("gpt-4-0314", "gpt-4-0613"));
    private static final List<Integer> SIZES = List.of(20, 50, 200);
    private static final long SEED = 2026;

    private final int draws;
    private final PrintStream out;

    GoldenDriftTable(int draws, PrintStream out) {
        this.draws = draws;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        new GoldenDriftTable(Integer.parseInt(args[1]), System.out).print(Path.of(args[0]));
    }

    void print(Path folder) throws IOException {
        out.println("| questions | snapshots | all cases | 20 | 50 | 200 | 20 check/length/distribution | 50 | 200 |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (String name : DATA) {
            DriftData data = DriftData.read(folder, name);
            for (List<String> pair : PAIRS) {
                changed(
                        data,
                        data.bySnapshot().get(pair.get(0)),
                        data.bySnapshot().get(pair.get(1)),
                        pair);
            }
        }
        out.println();
        out.println("| no change | 20 | 50 | 200 |");
        out.println("|---|---|---|---|");
        for (String name : DATA) {
            DriftData data = DriftData.read(folder, name);
            data.bySnapshot().forEach((snapshot, results) -> split(name, snapshot, results));
            for (List<String> pair : PAIRS) {
                swapped(
                        name,
                        data.bySnapshot().get(pair.get(0)),
                        data.bySnapshot().get(pair.get(1)),
                        pair);
            }
        }
    }

    /** How often which question claims a change. */
    private record Claims(int any, int check, int length, int distribution) {
        Claims plus(Comparison comparison) {
            double alpha = comparison.alpha();
            return new Claims(
                    any + (comparison.isChange() ? 1 : 0),
                    check + (comparison.checkP() < alpha || comparison.tagsP() < alpha ? 1 : 0),
                    length + (comparison.shiftP() < alpha ? 1 : 0),
                    distribution + (comparison.distributionP() < alpha ? 1 : 0));
        }

        String share(int of, int draws) {
            return String.format(Locale.ROOT, "%.2f", (double) of / draws);
        }
    }

    private void changed(DriftData data, List<CaseResult> before, List<CaseResult> after, List<String> names) {
        StringBuilder any = new StringBuilder();
        StringBuilder each = new StringBuilder();
        for (int size : SIZES) {
            if (size > before.size()) {
                any.append("– | ");
                each.append("– | ");
                continue;
            }
            Random random = new Random(SEED);
            Claims claims = new Claims(0, 0, 0, 0);
            for (int draw = 0; draw < draws; draw++) {
                List<Integer> chosen = order(before.size(), random).subList(0, size);
                claims = claims.plus(Comparison.of(
                        run(chosen.stream().map(before::get).toList()),
                        run(chosen.stream().map(after::get).toList())));
            }
            any.append(claims.share(claims.any(), draws)).append(" | ");
            each.append(claims.share(claims.check(), draws) + "/" + claims.share(claims.length(), draws) + "/"
                            + claims.share(claims.distribution(), draws))
                    .append(" | ");
        }
        String sentence = Comparison.of(run(before), run(after)).sentence();
        out.println("| " + data.name() + " | " + names.get(0) + " → " + names.get(1) + " | " + sentence + " | " + any
                + each);
    }

    /** Two disjoint draws of questions with the same kind of reference answer, the i-th of one against the i-th of the other. */
    private void split(String name, String snapshot, List<CaseResult> results) {
        StringBuilder row = new StringBuilder("| " + name + ", " + snapshot + ", split | ");
        for (int size : SIZES) {
            Random random = new Random(SEED);
            int claims = 0;
            int possible = 0;
            for (int draw = 0; draw < draws; draw++) {
                List<CaseResult> before = new ArrayList<>();
                List<CaseResult> after = new ArrayList<>();
                pairUp(results, random, before, after);
                if (before.size() >= size) {
                    List<Integer> chosen = order(before.size(), random).subList(0, size);
                    possible++;
                    claims += Comparison.of(
                                            run(chosen.stream().map(before::get).toList()),
                                            run(chosen.stream().map(after::get).toList()))
                                    .isChange()
                            ? 1
                            : 0;
                }
            }
            row.append(possible == 0 ? "–" : String.format(Locale.ROOT, "%.3f", (double) claims / possible))
                    .append(" | ");
        }
        out.println(row.toString().strip());
    }

    private static void pairUp(
            List<CaseResult> results, Random random, List<CaseResult> before, List<CaseResult> after) {
        Map<String, List<CaseResult>> byKind = new TreeMap<>();
        for (int i : order(results.size(), random)) {
            CaseResult each = results.get(i);
            byKind.computeIfAbsent(each.trial().tags().toString(), it -> new ArrayList<>())
                    .add(each);
        }
        for (List<CaseResult> kind : byKind.values()) {
            for (int i = 0; i + 1 < kind.size(); i += 2) {
                before.add(kind.get(i));
                after.add(renamed(kind.get(i + 1), kind.get(i).trial()));
            }
        }
    }

    private static CaseResult renamed(CaseResult result, Trial as) {
        return new CaseResult(as, result.answer(), result.check(), result.errorType());
    }

    /** The same questions, but which answer is the earlier one is drawn for each: what differs, differs by chance alone. */
    private void swapped(String name, List<CaseResult> one, List<CaseResult> other, List<String> names) {
        StringBuilder row = new StringBuilder(
                "| " + name + ", " + names.get(0) + " and " + names.get(1) + ", swapped at random | ");
        for (int size : SIZES) {
            if (size > one.size()) {
                row.append("– | ");
                continue;
            }
            Random random = new Random(SEED);
            int claims = 0;
            for (int draw = 0; draw < draws; draw++) {
                List<CaseResult> before = new ArrayList<>();
                List<CaseResult> after = new ArrayList<>();
                for (int i : order(one.size(), random).subList(0, size)) {
                    boolean swap = random.nextBoolean();
                    before.add(swap ? other.get(i) : one.get(i));
                    after.add(swap ? one.get(i) : other.get(i));
                }
                claims += Comparison.of(run(before), run(after)).isChange() ? 1 : 0;
            }
            row.append(String.format(Locale.ROOT, "%.3f", (double) claims / draws))
                    .append(" | ");
        }
        out.println(row.toString().strip());
    }

    private static List<Integer> order(int size, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        return order;
    }

    private static StoredRun run(List<CaseResult> results) {
        return new StoredRun(new RunInfo("r", "s", "", "m", 1, Instant.EPOCH), results);
    }
}
