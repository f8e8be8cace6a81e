package io.llmops.alerting.signal;

import java.time.Duration;
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
        if (tiers.isEmpty() || tiers.get(0).cell().toMillis() < 1) {
            throw new IllegalArgumentException("Retention " + tiers + " needs a first tier of at least 1 ms a cell");
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

    /** 25 hours, so that any time of yesterday can be compared with now. */
    public static Retention standard() {
        return standard(Duration.ofHours(25));
    }

    /** Ten seconds a cell for 15 minutes, one minute for two hours, ten minutes beyond. */
    public static Retention standard(Duration reach) {
        if (reach.compareTo(Duration.ofHours(2)) <= 0) {
            throw new IllegalArgumentException("Retention of " + reach + " is too short; give more than two hours");
        }
        return new Retention(List.of(
                new Tier(Duration.ofSeconds(10), Duration.ofMinutes(15)),
                new Tier(Duration.ofMinutes(1), Duration.ofHours(2)),
                new Tier(Duration.ofMinutes(10), reach)));
    }

    /** How far back it reaches. */
    public Duration reach() {
        return tiers.get(tiers.size() - 1).reach();
    }

    /** Where the history forgets, once it has come to {@code now}. All times here are milliseconds since the epoch. */
    long horizon(long now) {
        Tier last = tiers.get(tiers.size() - 1);
        return floor(now - last.reach().toMillis(), last.cell().toMillis());
    }

    /** The start of the cell that holds this moment, once the history has come to {@code now}. */
    long cellAt(long moment, long now) {
        return floor(moment, cellWidth(moment, now));
    }

    /** The cell boundary nearest to this moment; everything ends at {@code now}. */
    long boundaryAt(long moment, long now) {
        if (moment >= now) {
            return now;
        }
        long width = cellWidth(moment, now);
        return Math.min(now, floor(moment + width / 2, width));
    }

    /** A moment leaves its tier when the whole coarser cell that will hold it does. */
    private long cellWidth(long moment, long now) {
        for (int i = 0; i < tiers.size() - 1; i++) {
            long coarser = tiers.get(i + 1).cell().toMillis();
            if (moment >= floor(now - tiers.get(i).reach().toMillis(), coarser)) {
                return tiers.get(i).cell().toMillis();
            }
        }
        return tiers.get(tiers.size() - 1).cell().toMillis();
    }

    private static long floor(long moment, long width) {
        return Math.floorDiv(moment, width) * width;
    }
}
