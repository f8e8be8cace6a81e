package io.llmops.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Remembers who gave which answer, by response id, so that feedback and outcomes can be told by model, version and
 * deployment. Bounded: it holds {@value #ANSWERS} answers, 2 MB once the first has come, for at most a retention time. An
 * answer has its place in a row of {@value #WAYS}, where the newest takes the place of the oldest: of the last 65,000
 * answers 99 in 100 are there, of the last 32,000 nearly all, of those before some. Ids are kept as 64-bit hashes; two alike
 * among all that fit are improbable (below 1 in a thousand million). Calls with more sets of attributes than the library
 * keeps are not remembered, for each would take kilobytes.
 */
public final class ResponseIndex {

    static final int ANSWERS = 1 << 17;
    private static final int WAYS = 8;
    private static final int ROWS = ANSWERS / WAYS;
    private static final int TAKEN = -1;
    private static final int TRIES = 1_000;

    /** Columns of one table, by place. */
    private static final class Tables {
        final long[] hashes = new long[ANSWERS];
        final int[] seconds = new int[ANSWERS];
        final @Nullable EndSeries[] answers = new EndSeries[ANSWERS];
        /** By row: where the oldest answer is, which goes next; {@link #TAKEN} while a thread is at it. */
        final AtomicIntegerArray oldest = new AtomicIntegerArray(ROWS);

        /** Takes a row for a few nanoseconds, and returns where its oldest answer is; or that it stayed taken. */
        int take(int row) {
            for (int tries = 0; tries < TRIES; tries++) {
                int way = oldest.get(row);
                if (way != TAKEN && oldest.compareAndSet(row, way, TAKEN)) {
                    return way;
                }
                LockSupport.parkNanos(1);
            }
            return TAKEN;
        }

        void giveBack(int row, int oldestWay) {
            oldest.lazySet(row, oldestWay);
        }

        /** The place of this answer in its row; -1 if it is not there. */
        int placeOf(long hash, int row) {
            for (int place = row * WAYS, end = place + WAYS; place < end; place++) {
                if (hashes[place] == hash && answers[place] != null) {
                    return place;
                }
            }
            return -1;
        }
    }

    private final int retentionSeconds;
    private final long epochSecond;
    private volatile @Nullable Tables tables;

    /**
     * @param retention after which an answer is forgotten, at most 30 years
     * @param now no answer is older than a retention before this
     */
    public ResponseIndex(Duration retention, Instant now) {
        this.retentionSeconds = Math.toIntExact(
                Math.min(retention.toSeconds(), Duration.ofDays(10_000).toSeconds()));
        this.epochSecond = now.getEpochSecond() - retentionSeconds;
    }

    /** A row that stays taken, because the thread that has it was stopped, is not waited for: the host's call goes on. */
    void remember(String responseId, EndSeries answered, long epochSecondOfCall) {
        long hash = hash(responseId);
        int row = row(hash);
        Tables known = tables();
        int oldest = known.take(row);
        if (oldest == TAKEN) {
            return;
        }
        int told = known.placeOf(hash, row);
        int place = told < 0 ? row * WAYS + oldest : told;
        known.hashes[place] = hash;
        known.seconds[place] = seconds(epochSecondOfCall);
        known.answers[place] = answered;
        known.giveBack(row, told < 0 ? (oldest + 1) % WAYS : oldest);
    }

    Optional<EndSeries> find(String responseId, Instant now) {
        Tables known = tables;
        if (known == null) {
            return Optional.empty();
        }
        long hash = hash(responseId);
        int row = row(hash);
        int oldest = known.take(row);
        if (oldest == TAKEN) {
            return Optional.empty();
        }
        int place = known.placeOf(hash, row);
        EndSeries answer = place < 0 || seconds(now.getEpochSecond()) - known.seconds[place] > retentionSeconds
                ? null
                : known.answers[place];
        known.giveBack(row, oldest);
        return Optional.ofNullable(answer);
    }

    private synchronized Tables newTables() {
        Tables known = tables;
        if (known == null) {
            known = new Tables();
            tables = known;
        }
        return known;
    }

    private Tables tables() {
        Tables known = tables;
        return known == null ? newTables() : known;
    }

    private int seconds(long at) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, at - epochSecond));
    }

    private static int row(long hash) {
        return (int) (hash >>> 32) & (ROWS - 1);
    }

    /**
     * FNV-1a over four characters at a time, turned so that the upper ones count in the lower bits too, then the finisher of
     * MurmurHash3, which spreads ids that differ in their tail only.
     */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L ^ id.length();
        int i = 0;
        for (; i <= id.length() - 4; i += 4) {
            long four = id.charAt(i)
                    | (long) id.charAt(i + 1) << 16
                    | (long) id.charAt(i + 2) << 32
                    | (long) id.charAt(i + 3) << 48;
            hash = Long.rotateLeft((hash ^ four) * 0x9e3779b97f4a7c15L, 31);
        }
        for (; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
