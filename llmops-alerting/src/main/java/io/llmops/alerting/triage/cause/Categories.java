package io.llmops.alerting.triage.cause;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words as numbers from 0: the most frequent have one each, all others share the last. */
final class Categories {

    private static final int MOST = 50;

    private Categories() {}

    static int[] of(List<SampledCall> calls, Function<SampledCall, String> word) {
        Map<String, Long> counts = calls.stream().collect(Collectors.groupingBy(word, Collectors.counting()));
        Map<String, Integer> numbers = new HashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(MOST)
                .forEach(entry -> numbers.put(entry.getKey(), numbers.size()));
        return calls.stream()
                .mapToInt(call -> numbers.getOrDefault(word.apply(call), MOST))
                .toArray();
    }

    static boolean areSeveral(int[] categories) {
        for (int category : categories) {
            if (category != categories[0]) {
                return true;
            }
        }
        return false;
    }
}
