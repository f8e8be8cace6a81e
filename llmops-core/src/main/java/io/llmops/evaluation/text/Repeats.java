package io.llmops.evaluation.text;

/** How much of a text repeats: rows of four words seen before, and the longest loop. */
public final class Repeats {

    /** Words that a loop has at least. */
    public static final int LEAST_LOOP = 12;

    private static final int ROW = 4;

    private final int[] lastAt;
    private final long[] rows;
    private int words;
    private int allRows;
    private int repeated;
    private int loop;
    private int period;
    private int runPeriod;
    private int runLength;

    private Repeats(int size) {
        int room = Integer.highestOneBit(Math.max(16, size * 2 - 1)) * 2;
        lastAt = new int[room];
        rows = new long[room];
    }

    /** Reads a text's words outside code fences, in time linear in their number. */
    public static Repeats in(Words text) {
        Repeats repeats = new Repeats(text.size());
        long[] last = new long[ROW];
        for (int i = 0; i < text.size(); i++) {
            if (!text.isCode(i)) {
                last[repeats.words % ROW] = text.hash(i);
                repeats.words++;
                repeats.word(last);
            }
        }
        return repeats;
    }

    private void word(long[] last) {
        if (words < ROW) {
            return;
        }
        long row = 0;
        for (int i = words; i < words + ROW; i++) {
            row = Hash.step(row, last[i % ROW]);
        }
        allRows++;
        int before = before(Hash.finish(row) | 1);
        repeated += before > 0 ? 1 : 0;
        follow(before > 0 ? words - before : 0);
    }

    /** Where the row stood last, and that it stands here now; 0 where it is new. */
    private int before(long row) {
        int mask = rows.length - 1;
        int at = (int) (row >>> 32) & mask;
        while (rows[at] != 0 && rows[at] != row) {
            at = (at + 1) & mask;
        }
        int before = lastAt[at];
        rows[at] = row;
        lastAt[at] = words;
        return before;
    }

    /** A loop goes on as long as rows stood the same distance earlier. */
    private void follow(int distance) {
        runLength = distance > 0 && distance == runPeriod ? runLength + 1 : 1;
        runPeriod = distance;
        int length = runLength + ROW - 1 + distance;
        boolean twice = runLength + ROW - 1 >= distance;
        if (distance > 0 && twice && length >= LEAST_LOOP && length > loop) {
            loop = Math.min(length, words);
            period = distance;
        }
    }

    /** Words outside code fences. */
    public int words() {
        return words;
    }

    /** The share of rows of four words that stood there before. */
    public double share() {
        return allRows == 0 ? 0 : (double) repeated / allRows;
    }

    /** Words in the longest loop; 0 where there is none. */
    public int loop() {
        return loop;
    }

    /** Words in one round of the longest loop. */
    public int period() {
        return period;
    }
}
