package io.llmops.guardrails.injection.language;

/**
 * From hashes to numbers other than 0; open addressing, never removes. Most words are not in it, and to say so takes a look
 * at the keys alone: a slot is free where the key is 0, and the key 0 has a place of its own.
 */
final class IntTable {

    private int[] keys;
    private long[] values;
    private long ofZero;
    private int size;

    IntTable(int capacity) {
        int slots = Integer.highestOneBit(Math.max(16, 2 * capacity)) << 1;
        keys = new int[slots];
        values = new long[slots];
    }

    /** The number, or 0. */
    long get(int key) {
        int[] all = keys;
        int slot = Hash.mix(key) & (all.length - 1);
        while (all[slot] != 0) {
            if (all[slot] == key) {
                return values[slot];
            }
            slot = (slot + 1) & (all.length - 1);
        }
        return key == 0 ? ofZero : 0;
    }

    void put(int key, long value) {
        if (key == 0) {
            ofZero = value;
            return;
        }
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = Hash.mix(key) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        if (keys[slot] == 0) {
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
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }
}
