package io.llmops.examples.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What goes wrong on a day: two to four troubles of random kind, size, time and length, far enough apart that each is
 * an incident of its own. Nothing goes wrong in the first two hours, when no baseline exists yet, nor in the last.
 */
record TroublePlan(List<Trouble> troubles) {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int EARLIEST = 120;
    private static final int LATEST = 23 * 60;
    private static final int LEAST_GAP = 120;
    private static final int SHORTEST = 30;
    private static final int LONGEST = 80;

    static TroublePlan random(RandomGenerator random) {
        int count = 2 + random.nextInt(3);
        int[] lengths = random.ints(count, SHORTEST, LONGEST + 1).toArray();
        int spare = LATEST - EARLIEST - (count - 1) * LEAST_GAP;
        for (int length : lengths) {
            spare -= length;
        }
        double[] shares = random.doubles(count).sorted().toArray();
        List<Trouble> troubles = new ArrayList<>();
        int taken = 0;
        for (int i = 0; i < count; i++) {
            long from = (EARLIEST + taken + (int) (shares[i] * spare)) * MINUTE;
            troubles.add(trouble(from, from + lengths[i] * MINUTE, random));
            taken += lengths[i] + LEAST_GAP;
        }
        return new TroublePlan(List.copyOf(troubles));
    }

    /** The troubles that had begun by this time of the day. */
    TroublePlan until(long nanosSinceMidnight) {
        return new TroublePlan(troubles.stream()
                .filter(trouble -> trouble.fromNanos() < nanosSinceMidnight)
                .toList());
    }

    static TroublePlan none() {
        return new TroublePlan(List.of());
    }

    private static Trouble trouble(long from, long until, RandomGenerator random) {
        Trouble.Kind kind = Trouble.Kind.values()[random.nextInt(Trouble.Kind.values().length)];
        double size = switch (kind) {
            case ERRORS -> random.nextDouble(0.08, 0.5);
            case SLOW -> random.nextDouble(1.8, 4);
            case OFF_TOPIC, EVASIVE -> random.nextDouble(0.25, 0.8);
            case OUTAGE -> random.nextDouble(0.9, 1);
            case ATTACK -> random.nextDouble(0.06, 0.3);
            case FALSE_POSITIVES -> random.nextDouble(0.06, 0.25);
            case SMALL_TALK -> random.nextDouble(0.5, 0.8);
        };
        return new Trouble(kind, from, until, size);
    }

    /** The trouble that reigns at this time of the day. */
    Optional<Trouble> at(long nanosSinceMidnight) {
        for (Trouble trouble : troubles) {
            if (trouble.reigns(nanosSinceMidnight)) {
                return Optional.of(trouble);
            }
        }
        return Optional.empty();
    }
}
