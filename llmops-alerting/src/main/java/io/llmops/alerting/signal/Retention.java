package io.llmops.alerting.signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long and how finely a {@link SignalHistory} remembers: tiers of cells, fine ones for what is recent, coarser ones
 * behind them.
 *
 * @param tiers finest first; each cell is a multiple of the one before, each reach is longer than the one before
 */
public record Retention(List<Tier> tiers) {

    /** Cells of this size for everything younger than {@code reach}. */
    public record Tier(Duration cell, Duration reach) {}

    public Retention {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.get(0).cell().toMillis() < 1_000) {
            throw new IllegalArgumentException("Retention " + tiers + " needs a first tier of at least 1 s a cell");
        }
        for (int i = 1; i < tiers.size(); i++) {
            Tier finer = tiers.get(i - 1);
            Tier coarser = tiers.get(i);
            boolean divides = coarser.cell().toMillis() % finer.cell().toMillis() == 0;
            if (!divides || coarser.reach().compareTo(finer.reach()) <= 0) {
                throw new IllegalArgumentException("Retention tier " + coarser + " must have a cell that is a multiple"
                        + " of, and a reach that is longer than, those of " + finer);
            }
        }
    }

    /** Eight days: the same hour of last week can be compared with now, and a whole hour beside it. */
    public static Retention standard() {
        return standard(Duration.ofDays(8));
    }

    /**
     * Ten seconds a cell for 15 minutes, one minute for two hours, ten minutes for 26 hours (any time of yesterday, with room
     * around it), one hour beyond: of that as much as the reach asks for.
     *
     * @param reach more than two hours
     */
    public static Retention standard(Duration reach) {
        if (reach.compareTo(Duration.ofHours(2)) <= 0) {
            throw new IllegalArgumentException("Retention of " + reach + " is too short; give more than two hours");
        }
        List<Tier> tiers = new ArrayList<>(List.of(
                new Tier(Duration.ofSeconds(10), Duration.ofMinutes(15)),
                new Tier(Duration.ofMinutes(1), Duration.ofHours(2))));
        Duration day = Duration.ofHours(26);
        boolean beyond = reach.compareTo(day) > 0;
        tiers.add(new Tier(Duration.ofMinutes(10), beyond ? day : reach));
        if (beyond) {
            tiers.add(new Tier(Duration.ofHours(1), reach));
        }
        return new Retention(tiers);
    }

    /** How far back it reaches. */
    public Duration reach() {
        return tiers.get(tiers.size() - 1).reach();
    }

    /** Where the cells lie, once the history has come to {@code now}. */
    Grid grid(long now) {
        return new Grid(now);
    }

    /** The cells of a history that has come to some moment. All times here are milliseconds since the epoch. */
    final class Grid {

        final long now;
        private final long[] widths;
        private final long[] begins; // where each tier begins: finest first, so the latest first

        private Grid(long now) {
            this.now = now;
            this.widths = tiers.stream().mapToLong(it -> it.cell().toMillis()).toArray();
            this.begins = new long[widths.length];
            for (int i = 0; i < widths.length; i++) {
                // a moment leaves its tier when the whole coarser cell that will hold it does
                long coarser = widths[Math.min(i + 1, widths.length - 1)];
                begins[i] = floor(now - tiers.get(i).reach().toMillis(), coarser);
            }
        }

        /** Where the history forgets. */
        long horizon() {
            return begins[begins.length - 1];
        }

        /** Where the tier of the widest cells begins to be the only one. */
        long coarsest() {
            return begins.length == 1 ? now : begins[begins.length - 2];
        }

        /** The start of the cell that holds this moment. */
        long cellAt(long moment) {
            return floor(moment, widths[tierOf(moment)]);
        }

        /** Where the cell that holds this moment ends. */
        long cellAfter(long moment) {
            long width = widths[tierOf(moment)];
            return floor(moment, width) + width;
        }

        /** The cell boundary nearest to this moment; everything ends at {@code now}. */
        long boundaryAt(long moment) {
            if (moment >= now) {
                return now;
            }
            long width = widths[tierOf(moment)];
            return Math.min(now, floor(moment + width / 2, width));
        }

        /** Traces are kept in the finest cells only: an alert shows those of now, and each takes as much as its cell. */
        boolean keepsTraces(long start) {
            return tierOf(start) == 0;
        }

        private int tierOf(long moment) {
            int tier = 0;
            while (tier < begins.length - 1 && moment < begins[tier]) {
                tier++;
            }
            return tier;
        }
    }

    private static long floor(long moment, long width) {
        return Math.floorDiv(moment, width) * width;
    }
}
