package io.llmops.alerting.triage;

/** When in the present window the counts came: in how many of its parts. */
final class Moments {

    static final int PARTS = 20;

    private int parts;

    void add(long sinceStart, long length) {
        parts |= 1 << (int) Math.max(0, Math.min(PARTS - 1, sinceStart * PARTS / length));
    }

    void clear() {
        parts = 0;
    }

    int hit() {
        return Integer.bitCount(parts);
    }
}
