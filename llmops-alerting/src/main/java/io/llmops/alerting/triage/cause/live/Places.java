package io.llmops.alerting.triage.cause.live;

import java.util.Arrays;

/**
 * Small numbers for the keys that are met most, for a bounded number of them; 0 is for all others. Who finds no place stands
 * for election among its like (Boyer and Moore's majority vote), and takes the place of the least met when {@link #turn} comes.
 */
final class Places {

    static final int OTHERS = 0;

    private final long[] keys;
    private final float[] met;
    private final long[] since; // epoch milliseconds
    private final byte[] table; // place of a key, by its hash; 0 for nothing
    private int used = 1;
    private long candidate;
    private float votes;

    /** @param most how many places, with that of all others; at most 128 */
    Places(int most) {
        keys = new long[most];
        met = new float[most];
        since = new long[most];
        table = new byte[4 * Integer.highestOneBit(most)];
    }

    int count() {
        return keys.length;
    }

    /** The place of a key that is met now. */
    int of(long key, long millis) {
        int at = slot(key);
        int place = table[at];
        if (place == OTHERS) {
            place = admit(key, at, millis);
        }
        met[place]++;
        return place;
    }

    /** When the present owner of this place was met first. */
    long since(int place) {
        return since[place];
    }

    private int slot(long key) {
        int mask = table.length - 1;
        int at = (int) ((key * 0x9e3779b97f4a7c15L) >>> 40) & mask;
        while (table[at] != 0 && keys[table[at]] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private int admit(long key, int at, long millis) {
        if (used < keys.length) {
            table[at] = (byte) used;
            own(used, key, millis);
            return used++;
        }
        if (key == candidate) {
            votes++;
        } else if (votes > 0) {
            votes--;
        } else {
            candidate = key;
            votes = 1;
        }
        return OTHERS;
    }

    private void own(int place, long key, long millis) {
        keys[place] = key;
        met[place] = 0;
        since[place] = millis;
    }

    /** Fades what was; returns the place that has a new owner, or {@link #OTHERS} if none has. */
    int turn(double keep, long millis) {
        int least = used > 1 ? 1 : OTHERS;
        for (int i = 0; i < used; i++) {
            met[i] *= (float) keep;
            least = i > 0 && met[i] < met[least] ? i : least;
        }
        float won = votes;
        votes = 0;
        if (least == OTHERS || won <= met[least]) {
            return OTHERS;
        }
        own(least, candidate, millis);
        met[least] = won;
        Arrays.fill(table, (byte) 0);
        for (int i = 1; i < used; i++) {
            table[slot(keys[i])] = (byte) i;
        }
        return least;
    }
}
