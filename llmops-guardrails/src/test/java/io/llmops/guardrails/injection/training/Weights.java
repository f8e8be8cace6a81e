package io.llmops.guardrails.injection.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Balances a training set: large sources count less per text, and attacks as much as harmless texts or a little less. */
final class Weights {

    private static final double SOURCE_POWER = -0.3;
    private static final double HARMLESS = 1.3;

    /** What was written one by one, each text different, counts more than what grammars put together. */
    private static final double ONE_BY_ONE = 5;

    private static final double BY_GRAMMAR = 0.7;
    private static final double TOTAL = 10_000;

    private Weights() {}

    static List<Bag> balance(List<Bag> bags) {
        Map<String, Integer> counts = new TreeMap<>();
        bags.forEach(bag -> counts.merge(key(bag), 1, Integer::sum));
        double[] sums = new double[2];
        for (Bag bag : bags) {
            sums[bag.example().attack() ? 1 : 0] += share(counts, bag);
        }
        return bags.stream()
                .map(bag -> bag.weighing(
                        share(counts, bag) * (bag.example().attack() ? TOTAL / sums[1] : HARMLESS * TOTAL / sums[0])))
                .toList();
    }

    private static double share(Map<String, Integer> counts, Bag bag) {
        String source = bag.example().source();
        double worth = source.startsWith("author/") ? ONE_BY_ONE : source.startsWith("gen/") ? BY_GRAMMAR : 1;
        return worth * StrictMath.pow(counts.get(key(bag)), SOURCE_POWER);
    }

    private static String key(Bag bag) {
        return bag.example().source() + ' ' + bag.example().attack();
    }
}
