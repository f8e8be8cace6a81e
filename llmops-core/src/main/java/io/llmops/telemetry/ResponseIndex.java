package io.llmops.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    private static final int LOCKS = 64;

    /** Columns of one table, by place. */
    private static final class Tables {
        final long[] hashes = new long[ANSWERS];
        final int[] seconds = new int[ANSWERS];
        final @Nullable EndSeries[] answers = new EndSeries[ANSWERS];

        /** Where this answer is in its row; else the last place, where the oldest is. */
        int placeOf(long hash, int first) {
            int last = first + WAYS - 1;
            for (int i = first; i < last; i++) {
                if (hashes[i] == hash) {
                    return i;
                }
            }
            return last;
        }

        /** Moves those before the place back by one, over what is there: a row is in the order of arrival, newest first. */
        void makeRoom(int first, int place) {
            System.arraycopy(hashes, first, hashes, first + 1, place - first);
            System.arraycopy(seconds, first, seconds, first + 1, place - first);
            System.arraycopy(answers, first, answers, first + 1, place - first);
        }
    }

    private final Object[] locks = new Object[LOCKS];
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
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    void remember(String responseId, EndSeries answered, Instant at) {
        long hash = hash(responseId);
        int first = row(hash) * WAYS;
        Tables known = tables();
        synchronized (lock(hash)) {
            known.makeRoom(first, known.placeOf(hash, first));
            known.hashes[first] = hash;
            known.seconds[first] = seconds(at);
            known.answers[first] = answered;
        }
    }

    Optional<EndSeries> find(String responseId, Instant now) {
        Tables known = tables;
        if (known == null) {
            return Optional.empty();
        }
        long hash = hash(responseId);
        int first = row(hash) * WAYS;
        synchronized (lock(hash)) {
            for (int i = first; i < first + WAYS; i++) {
                EndSeries answer = known.answers[i];
                if (answer != null && known.hashes[i] == hash) {
                    return seconds(now) - known.seconds[i] <= retentionSeconds ? Optional.of(answer) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private Tables tables() {
        Tables known = tables;
        if (known != null) {
            return known;
        }
        synchronized (locks) {
            known = tables;
            if (known == null) {
                known = new Tables();
                tables = known;
            }
            return known;
        }
    }

    private Object lock(long hash) {
        return locks[row(hash) % LOCKS];
    }

    private int seconds(Instant at) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, at.getEpochSecond() - epochSecond));
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
