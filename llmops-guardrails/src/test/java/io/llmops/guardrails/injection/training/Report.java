package io.llmops.guardrails.injection.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a set of scores is worth, as tables in Markdown. */
final class Report {

    private Report() {}

    /** One line: AUROC, recall at two rates of false positives. */
    static String summary(String name, List<Scored> all, double blockRate, double observeRate) {
        double block = Scored.threshold(all, blockRate);
        double observe = Scored.threshold(all, observeRate);
        return String.format(
                Locale.ROOT,
                "| %s | %.3f | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                Scored.auroc(all),
                100 * share(all, true, block),
                100 * meanOverKinds(all, block),
                100 * share(all, true, observe),
                100 * meanOverKinds(all, observe));
    }

    private static double share(List<Scored> all, boolean attack, double above) {
        return all.stream()
                .filter(each -> each.example().attack() == attack)
                .mapToInt(each -> each.score() > above ? 1 : 0)
                .average()
                .orElse(0);
    }

    private static double meanOverKinds(List<Scored> all, double above) {
        return groups(all, Example::kind).values().stream()
                .filter(group -> group.get(0).example().attack())
                .mapToDouble(group -> share(group, true, above))
                .average()
                .orElse(0);
    }

    /** Blocked shares by something of an example, at two thresholds. */
    static String table(List<Scored> all, Function<Example, String> by, double block, double observe) {
        StringBuilder table = new StringBuilder();
        groups(all, by).forEach((name, group) -> {
            boolean attack = group.get(0).example().attack();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f |%n",
                    name,
                    group.size(),
                    100 * share(group, attack, block),
                    100 * share(group, attack, observe)));
        });
        return table.toString();
    }

    private static Map<String, List<Scored>> groups(List<Scored> all, Function<Example, String> by) {
        Map<String, List<Scored>> groups = new TreeMap<>();
        for (Scored each : all) {
            String name = (each.example().attack() ? "attack " : "benign ") + by.apply(each.example());
            groups.computeIfAbsent(name, any -> new ArrayList<>()).add(each);
        }
        return groups;
    }
}
