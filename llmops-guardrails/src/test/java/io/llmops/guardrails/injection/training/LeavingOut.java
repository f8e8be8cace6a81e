package io.llmops.guardrails.injection.training;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Scores every text by a model that has seen nothing of the text's source, nor of sources that belong to it. */
final class LeavingOut {

    private LeavingOut() {}

    /** Each group of sources in turn; our own texts are always learnt from. */
    static List<Scored> sources(List<Bag> data, List<Bag> ours, long seed) {
        List<Scored> scored = new ArrayList<>();
        TreeSet<String> groups = new TreeSet<>();
        data.forEach(bag -> groups.add(Sources.group(bag.example().source())));
        for (String group : groups) {
            Predicate<Bag> revealed = bag -> Sources.reveals(bag.example(), group);
            scored.addAll(score(
                    without(data, ours, revealed),
                    data.stream()
                            .filter(bag -> Sources.group(bag.example().source()).equals(group))
                            .toList(),
                    seed));
        }
        return scored;
    }

    /** Each family of our own texts in turn. */
    static List<Scored> families(List<Bag> data, List<Bag> ours, long seed) {
        List<Scored> scored = new ArrayList<>();
        TreeSet<String> families = new TreeSet<>();
        ours.forEach(bag -> families.add(family(bag)));
        for (String family : families) {
            scored.addAll(score(
                    without(data, ours, bag -> family(bag).equals(family)),
                    ours.stream().filter(bag -> family(bag).equals(family)).toList(),
                    seed));
        }
        return scored;
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
