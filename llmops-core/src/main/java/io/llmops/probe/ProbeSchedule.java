package io.llmops.probe;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When probes are made, and what they may cost.
 *
 * @param every between two probes
 * @param jitter share of that by which each wait is longer or shorter at random, 0 to 0.5: so that replicas do not ask at once
 * @param dailyBudgetUsd for each day of the zone; infinite for none
 * @param quietFrom from this time of day on nothing is asked, until {@code quietTo}; the same time twice for no quiet hours
 */
public record ProbeSchedule(
        Duration every, double jitter, double dailyBudgetUsd, LocalTime quietFrom, LocalTime quietTo, ZoneId zone) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final double MOST_JITTER = 0.5;

    public ProbeSchedule {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("Probes are to be made every " + every + "; give 10 ms to 7 days");
        }
        if (!(jitter >= 0 && jitter <= MOST_JITTER)) {
            throw new IllegalArgumentException("The jitter is " + jitter + "; give a share from 0 to 0.5");
        }
        if (!(dailyBudgetUsd > 0)) {
            throw new IllegalArgumentException(
                    "The daily budget is " + dailyBudgetUsd + " USD; give an amount greater than 0");
        }
    }

    /** With a tenth of jitter, without quiet hours. */
    public static ProbeSchedule every(Duration every, double dailyBudgetUsd) {
        return new ProbeSchedule(every, 0.1, dailyBudgetUsd, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("UTC"));
    }

    public ProbeSchedule quiet(LocalTime from, LocalTime to, ZoneId in) {
        return new ProbeSchedule(every, jitter, dailyBudgetUsd, from, to, in);
    }

    boolean isQuiet(LocalTime now) {
        return quietFrom.isBefore(quietTo)
                ? !now.isBefore(quietFrom) && now.isBefore(quietTo)
                : !quietFrom.equals(quietTo) && (!now.isBefore(quietFrom) || now.isBefore(quietTo));
    }

    /**
     * How long to wait.
     *
     * @param random 0 to 1
     */
    Duration next(double random) {
        return Duration.ofNanos((long) (every.toNanos() * (1 + jitter * (2 * random - 1))));
    }
}
