package io.llmops.guardrails.injection.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints the tables of {@code docs/guardrails.md}: {@code Measuring DATA.jsonl}. Takes a few minutes, since it trains a
 * model for every source and family that it leaves out.
 */
final class Measuring {

    private static final List<Integer> RULES = List.of(3);
    private static final List<Integer> CLASSIFIER = List.of(0, 1, 2);

    private Measuring() {}

    public static void main(String[] args) throws IOException {
        List<Example> examples = Jsonl.read(Path.of(args[0]));
        List<Bag> data = Training.bags(examples);
        List<Bag> ours = Training.bags(Training.ours(examples));
        List<Scored> scored = LeavingOut.sources(data, ours, Training.SEED);
        double block = Scored.threshold(scored, Training.BLOCK_RATE);
        double observe = Scored.threshold(scored, Training.OBSERVE_RATE);

        System.out.print(Report.summary("rules and classifier", scored, 0.01, 0.05));
        System.out.print(Report.summary("rules only", left(data, ours, RULES), 0.01, 0.05));
        System.out.print(Report.summary("classifier only", left(data, ours, CLASSIFIER), 0.01, 0.05));
        System.out.print(Report.summary(
                "without our own texts", LeavingOut.sources(data, List.of(), Training.SEED), 0.01, 0.05));
        System.out.println(Report.table(scored, any -> "all", block, observe));
        System.out.println(Report.table(scored, Example::kind, block, observe));
        System.out.println(Report.table(scored, Example::source, block, observe));
        List<Scored> families = LeavingOut.families(data, ours, Training.SEED);
        System.out.println(Report.table(families, each -> each.source().replaceAll("@.*", ""), block, observe));
    }

    private static List<Scored> left(List<Bag> data, List<Bag> ours, List<Integer> groups) {
        return LeavingOut.sources(
                data.stream().map(bag -> bag.only(groups)).toList(),
                ours.stream().map(bag -> bag.only(groups)).toList(),
                Training.SEED);
    }
}
