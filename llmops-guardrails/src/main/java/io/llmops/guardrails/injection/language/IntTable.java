package io.llmops.guardrails.injection.language;

/** From hashes to numbers other than 0; open addressing, never removes. */
final class IntTable {

    private int[] keys;
    private long[] values;
    private int size;

    IntTable(int capacity) {
        int slots = Integer.highestOneBit(Math.max(16, 2 * capacity)) << 1;
        keys = new int[slots];
        values = new long[slots];
    }

    /** The number, or 0. */
    long get(int key) {
        int slot = Hash.mix(key) & (keys.length - 1);
        while (values[slot] != 0) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return 0;
    }

    void put(int key, long value) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = Hash.mix(key) & (keys.length - 1);
        while (values[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        if (values[slot] == 0) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    private void grow() {
        int[] oldKeys = keys;
        long[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = new long[2 * oldKeys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }
}
