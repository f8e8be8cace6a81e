package io.llmops.alerting.triage;

import java.util.Comparator;
import java.util.List;

/** Who it is. */
final class Suspects {

    private static final int MOST = 24;
    private static final int ROUNDS = 4;

    private Suspects() {}

    static List<Suspect> of(Scope scope, Lookback lookback) {
        List<Hot> hottest = lookback.customers().stream()
                .map(seen -> new Hot(seen, seen.logHot() - seen.logLikelihood(1)))
                .filter(hot -> hot.raised > 0 && hot.seen.all().counted() > hot.seen.expected())
                .sorted(Comparator.comparingDouble((Hot hot) -> hot.raised).reversed())
                .limit(MOST)
                .toList();
        int named = switch (scope) {
            case NONE, MANY -> 0;
            case ONE_CUSTOMER -> 1;
            case FEW -> howMany(hottest, lookback.active());
        };
        return hottest.stream().limit(named).map(Hot::suspect).toList();
    }

    /** Those that are more probably hot than not, if that many of all are. */
    private static int howMany(List<Hot> hottest, double customers) {
        int many = hottest.size();
        for (int round = 0; round < ROUNDS; round++) {
            double limit = Math.log(Math.max(1, customers - many) / Math.max(1, many));
            many = Math.max(
                    2, (int) hottest.stream().filter(hot -> hot.raised > limit).count());
        }
        return many;
    }

    private record Hot(Seen seen, double raised) {

        Suspect suspect() {
            return new Suspect(seen.customer(), seen.all().calls(), seen.all().counted(), seen.expected());
        }
    }
}
