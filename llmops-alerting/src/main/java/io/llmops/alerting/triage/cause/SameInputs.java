package io.llmops.alerting.triage.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Inputs that came before and after. */
final class SameInputs {

    private SameInputs() {}

    /** For each such input the places of its calls. */
    static int[][] of(Samples samples) {
        Map<Long, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            long identity = samples.calls().get(i).input().identity();
            places.computeIfAbsent(identity, any -> new ArrayList<>()).add(i);
        }
        return places.values().stream()
                .filter(group -> areBoth(group, samples.labels()))
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Whether both samples have the very same inputs, as often. */
    static boolean areAsOften(Samples samples) {
        return samples.before() == samples.after()
                && Arrays.equals(identities(samples, false), identities(samples, true));
    }

    private static long[] identities(Samples samples, boolean label) {
        return IntStream.range(0, samples.size())
                .filter(i -> samples.labels()[i] == label)
                .mapToLong(i -> samples.calls().get(i).input().identity())
                .sorted()
                .toArray();
    }

    private static boolean areBoth(List<Integer> group, boolean[] labels) {
        return group.stream().map(i -> labels[i]).distinct().count() == 2;
    }
}
