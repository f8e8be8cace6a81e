package io.llmops.guardrails.injection.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Scores every text by a model that has seen nothing of the text's source, nor of sources that belong to it. */
final class LeavingOut {

    private LeavingOut() {}

    /** Each group of sources in turn; our own texts are always learnt from. */
    static List<Scored> sources(List<Bag> data, List<Bag> ours, long seed) {
        return inTurn(
                data,
                bag -> Sources.group(bag.example().source()),
                group -> bag -> Sources.reveals(bag.example(), group),
                data,
                ours,
                seed);
    }

    /** Each of the authors who wrote independently; their texts are within documents of ours too. */
    static List<Scored> authors(List<Bag> data, List<Bag> ours, long seed) {
        List<Bag> written = ours.stream()
                .filter(bag -> Authors.isIndependent(bag.example()))
                .toList();
        return inTurn(
                written,
                bag -> bag.example().source(),
                author -> bag -> Sources.reveals(bag.example(), author),
                data,
                ours,
                seed);
    }

    /** Each family of our grammars. */
    static List<Scored> families(List<Bag> data, List<Bag> ours, long seed) {
        List<Bag> generated = ours.stream()
                .filter(bag -> bag.example().source().startsWith("gen/"))
                .toList();
        return inTurn(
                generated, LeavingOut::family, family -> bag -> family(bag).equals(family), data, ours, seed);
    }

    private static List<Scored> inTurn(
            List<Bag> judged,
            Function<Bag, String> part,
            Function<String, Predicate<Bag>> left,
            List<Bag> data,
            List<Bag> ours,
            long seed) {
        List<String> parts = judged.stream().map(part).distinct().sorted().toList();
        return parts.parallelStream()
                .map(name -> score(
                        without(data, ours, left.apply(name)),
                        judged.stream()
                                .filter(bag -> part.apply(bag).equals(name))
                                .toList(),
                        seed))
                .flatMap(List::stream)
                .toList();
    }

    private static String family(Bag bag) {
        return bag.example().source().replaceAll("@.*", "");
    }

    private static List<Bag> without(List<Bag> data, List<Bag> ours, Predicate<Bag> left) {
        List<Bag> rest = new ArrayList<>(data);
        rest.addAll(ours);
        rest.removeIf(left);
        return rest;
    }

    private static List<Scored> score(List<Bag> train, List<Bag> test, long seed) {
        Learner learner = Learner.of(train, seed);
        return test.stream()
                .map(bag -> new Scored(bag.example(), learner.score(bag)))
                .toList();
    }
}
