package io.llmops.guardrails.injection.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints the tables of {@code docs/guardrails.md}: {@code Measuring DATA.jsonl}. Takes a few minutes, since it trains a
 * model for every source and family that it leaves out.
 */
final class Measuring {

    private static final List<Integer> RULES = List.of(4);
    private static final List<Integer> CLASSIFIER = List.of(0, 1, 2, 3);

    private Measuring() {}

    public static void main(String[] args) throws IOException {
        List<Example> examples = Jsonl.read(Path.of(args[0]));
        List<Bag> data = Training.bags(examples);
        List<Bag> ours = Training.bags(Training.ours(examples));
        List<Scored> sources = LeavingOut.sources(data, ours, Training.SEED);
        List<Scored> authors = LeavingOut.authors(data, ours, Training.SEED);
        List<Scored> both = new ArrayList<>(sources);
        both.addAll(authors);
        double block = Scored.threshold(both, Training.BLOCK_RATE);
        double observe = Scored.threshold(both, Training.OBSERVE_RATE);

        System.out.print(Report.summary("sources", sources, 0.01, 0.05));
        System.out.print(Report.summary("sources but translations", withoutTranslations(sources), 0.01, 0.05));
        System.out.print(Report.summary("authors", authors, 0.01, 0.05));
        System.out.println(Report.table(sources, any -> "all", block, observe));
        System.out.println(Report.table(sources, Example::kind, block, observe));
        System.out.println(Report.table(sources, Example::source, block, observe));
        System.out.println(Report.table(authors, any -> "all", block, observe));
        System.out.println(Report.table(authors, Example::kind, block, observe));
        System.out.println(Report.table(authors, Example::source, block, observe));
        System.out.print(Report.summary("rules only", left(data, ours, RULES), 0.01, 0.05));
        System.out.print(Report.summary("classifier only", left(data, ours, CLASSIFIER), 0.01, 0.05));
        System.out.print(Report.summary(
                "without our own texts", LeavingOut.sources(data, List.of(), Training.SEED), 0.01, 0.05));
        System.out.print(Report.summary("authors, without the others", alone(data, ours), 0.01, 0.05));
        List<Scored> families = LeavingOut.families(data, ours, Training.SEED);
        System.out.println(Report.table(families, each -> each.source().replaceAll("@.*", ""), block, observe));
    }

    private static List<Scored> withoutTranslations(List<Scored> all) {
        return all.stream()
                .filter(each -> !each.example().source().endsWith("cyberseceval-pi-multilingual"))
                .toList();
    }

    /** The authors, judged by what was learnt from the data and the grammars alone. */
    private static List<Scored> alone(List<Bag> data, List<Bag> ours) {
        Learner learner = Learner.of(
                Stream.concat(data.stream(), ours.stream())
                        .filter(bag -> !bag.example().source().contains("author/"))
                        .toList(),
                Training.SEED);
        return ours.stream()
                .filter(bag -> Authors.isIndependent(bag.example()))
                .map(bag -> new Scored(bag.example(), learner.score(bag)))
                .toList();
    }

    private static List<Scored> left(List<Bag> data, List<Bag> ours, List<Integer> groups) {
        return LeavingOut.sources(
                data.stream().map(bag -> bag.only(groups)).toList(),
                ours.stream().map(bag -> bag.only(groups)).toList(),
                Training.SEED);
    }
}
