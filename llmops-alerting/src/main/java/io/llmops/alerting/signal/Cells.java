package io.llmops.alerting.signal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The intervals of one series, oldest first, column by column: so that a window is a walk along a few arrays, and an
 * interval costs some forty bytes and its packed distribution instead of a dozen objects. Not thread-safe.
 */
final class Cells {

    private static final byte[] NOTHING = {};
    private static final int SPARE = 8;
    private static final int LONGEST_RUN = 1 << 16;

    private final long
            unit; // every start is a multiple of the finest cell's width: as a number of those it needs no long
    private long base;
    private int[] starts = {};
    private long[] counts = {};
    private double[] sums = {};
    private double @Nullable [] mins; // from here on null as long as nothing needs them: counters never do
    private double @Nullable [] maxs;
    private @Nullable ByteColumn distributions;
    private @Nullable ByteColumn traces;
    private int size;

    /** Cells whose starts are multiples of so many milliseconds. */
    Cells(long unit) {
        this.unit = unit;
    }

    int size() {
        return size;
    }

    long start(int cell) {
        return base + unit * starts[cell];
    }

    /** The first cell that starts at this moment or later. */
    int from(long moment) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(middle) < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Adds to the cell that starts at this moment; of traces only if they are to be kept. */
    void add(long start, Aggregate added, boolean traced) {
        int cell = from(start);
        if (cell == size || start(cell) != start) {
            insert(cell, start);
        }
        counts[cell] += added.count();
        sums[cell] += added.sum();
        if (!Double.isNaN(added.min()) || !Double.isNaN(added.max())) {
            addExtremes(cell, added);
        }
        if (!added.distribution().isEmpty()) {
            Tally both = tally(cell, cell + 1);
            both.add(added.distribution());
            distributions().replace(cell, cell + 1, PackedBuckets.pack(both));
        }
        if (traced && !added.exemplars().isEmpty()) {
            Exemplars both = Exemplars.merge(traces(cell), added.exemplars());
            traces().replace(cell, cell + 1, both.ofExtremes().pack());
        }
    }

    private void insert(int at, long start) {
        if (size == starts.length) {
            resize(size + SPARE);
        }
        long number = number(start);
        System.arraycopy(starts, at, starts, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        System.arraycopy(sums, at, sums, at + 1, size - at);
        starts[at] = (int) number;
        counts[at] = 0;
        sums[at] = 0;
        if (mins != null && maxs != null) {
            System.arraycopy(mins, at, mins, at + 1, size - at);
            System.arraycopy(maxs, at, maxs, at + 1, size - at);
            mins[at] = Double.NaN;
            maxs[at] = Double.NaN;
        }
        if (distributions != null) {
            distributions.replace(at, at, NOTHING);
        }
        if (traces != null) {
            traces.replace(at, at, NOTHING);
        }
        size++;
    }

    /** Units since the base, which is moved to the oldest cell when there are more of them than an int can count. */
    private long number(long start) {
        if (size == 0) {
            base = start;
        } else if (Math.abs((start - base) / unit) > Integer.MAX_VALUE) {
            long shift = starts[0];
            for (int i = 0; i < size; i++) {
                starts[i] -= (int) shift;
            }
            base += unit * shift;
        }
        return (start - base) / unit;
    }

    private void resize(int capacity) {
        starts = Arrays.copyOf(starts, capacity);
        counts = Arrays.copyOf(counts, capacity);
        sums = Arrays.copyOf(sums, capacity);
        if (mins != null && maxs != null) {
            mins = Arrays.copyOf(mins, capacity);
            maxs = Arrays.copyOf(maxs, capacity);
        }
        if (distributions != null) {
            distributions.resize(capacity);
        }
        if (traces != null) {
            traces.resize(capacity);
        }
    }

    private void addExtremes(int cell, Aggregate added) {
        if (mins == null || maxs == null) {
            mins = new double[starts.length];
            maxs = new double[starts.length];
            Arrays.fill(mins, Double.NaN);
            Arrays.fill(maxs, Double.NaN);
        }
        mins[cell] = least(mins[cell], added.min());
        maxs[cell] = most(maxs[cell], added.max());
    }

    private ByteColumn distributions() {
        if (distributions == null) {
            distributions = new ByteColumn(size, starts.length);
        }
        return distributions;
    }

    private ByteColumn traces() {
        if (traces == null) {
            traces = new ByteColumn(size, starts.length);
        }
        return traces;
    }

    /** The smaller one; NaN only if both are. */
    static double least(double one, double other) {
        return one <= other || Double.isNaN(other) ? one : other;
    }

    /** The larger one; NaN only if both are. */
    static double most(double one, double other) {
        return one >= other || Double.isNaN(other) ? one : other;
    }

    private Exemplars traces(int cell) {
        return traces == null || traces.isEmpty(cell) ? Exemplars.NONE : Exemplars.unpack(traces.get(cell));
    }

    boolean haveDistributions() {
        return distributions != null;
    }

    /** The distributions of these cells together. */
    Tally tally(int from, int end) {
        Tally tally = new Tally();
        addTo(tally, from, end, 1);
        return tally;
    }

    /** Adds the distributions of these cells to the tally, or takes them away if {@code times} is -1. */
    void addTo(Tally tally, int from, int end, int times) {
        if (distributions != null) {
            for (int cell = from; cell < end; cell++) {
                if (!distributions.isEmpty(cell)) {
                    PackedBuckets.addTo(tally, distributions.bytes(), distributions.begin(cell), times);
                }
            }
        }
    }

    /** The finest scale that all these cells allow. */
    int scale(int from, int end) {
        int coarsest = Buckets.FINEST;
        if (distributions != null) {
            for (int cell = from; cell < end; cell++) {
                if (!distributions.isEmpty(cell)) {
                    byte first = distributions.bytes()[distributions.begin(cell)];
                    coarsest = Math.min(coarsest, PackedBuckets.scale(first));
                }
            }
        }
        return coarsest;
    }

    /** Adds the numbers of these cells, all but their distributions. */
    void addTo(Gathering sum, int from, int end) {
        for (int cell = from; cell < end; cell++) {
            sum.count += counts[cell];
            sum.sum += sums[cell];
        }
        if (mins != null && maxs != null) {
            for (int cell = from; cell < end; cell++) {
                sum.min = least(sum.min, mins[cell]);
                sum.max = most(sum.max, maxs[cell]);
            }
        }
        if (traces != null) {
            for (int cell = from; cell < end; cell++) {
                sum.traces.addAll(traces(cell).largestFirst());
            }
        }
    }

    /** Makes these cells a single one. */
    void join(int from, int end, long start, boolean traced) {
        Gathering all = new Gathering(Aggregate.Kind.HISTOGRAM);
        addTo(all, from, end);
        starts[from] = (int) number(start);
        counts[from] = all.count;
        sums[from] = all.sum;
        if (mins != null && maxs != null) {
            mins[from] = all.min;
            maxs[from] = all.max;
        }
        if (distributions != null) {
            Tally tally = tally(from, end);
            distributions.replace(from, from + 1, tally.isEmpty() ? NOTHING : PackedBuckets.pack(tally));
        }
        if (traces != null) {
            Exemplars extremes = traced ? Exemplars.of(all.traces).ofExtremes() : Exemplars.NONE;
            traces.replace(from, from + 1, extremes.pack());
        }
        remove(from + 1, end);
    }

    /** Forgets the cells {@code [from, end)}. */
    void remove(int from, int end) {
        if (from == end) {
            return;
        }
        System.arraycopy(starts, end, starts, from, size - end);
        System.arraycopy(counts, end, counts, from, size - end);
        System.arraycopy(sums, end, sums, from, size - end);
        if (mins != null && maxs != null) {
            System.arraycopy(mins, end, mins, from, size - end);
            System.arraycopy(maxs, end, maxs, from, size - end);
        }
        if (distributions != null) {
            distributions.replace(from, end);
        }
        if (traces != null) {
            traces.replace(from, end);
        }
        size -= end - from;
    }

    /** Gives back room that is not likely to be needed soon. */
    void trim() {
        if (starts.length > size + 2 * SPARE) {
            resize(size + SPARE);
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(size);
        for (int cell = 0; cell < size; cell++) {
            out.writeLong(start(cell));
            out.writeLong(counts[cell]);
            out.writeDouble(sums[cell]);
            out.writeDouble(mins == null ? Double.NaN : mins[cell]);
            out.writeDouble(maxs == null ? Double.NaN : maxs[cell]);
            write(distributions, cell, out);
            write(traces, cell, out);
        }
    }

    private static void write(@Nullable ByteColumn column, int cell, DataOutputStream out) throws IOException {
        byte[] run = column == null ? NOTHING : column.get(cell);
        out.writeInt(run.length);
        out.write(run);
    }

    /** Adds what {@link #write} wrote; the cells then may have been others, but everything finds its place. */
    void read(DataInputStream in, Retention.Grid grid) throws IOException {
        for (int left = HistoryCodec.atMost(Integer.MAX_VALUE, in.readInt()); left > 0; left--) {
            long start = grid.cellAt(in.readLong());
            Gathering one = new Gathering(Aggregate.Kind.HISTOGRAM);
            one.count = in.readLong();
            one.sum = in.readDouble();
            one.min = in.readDouble();
            one.max = in.readDouble();
            byte[] distribution = HistoryCodec.bytes(in, LONGEST_RUN);
            byte[] exemplars = HistoryCodec.bytes(in, LONGEST_RUN);
            boolean isNew = size == 0 || start > start(size - 1);
            if (distribution.length > 0 && !isNew) {
                PackedBuckets.addTo(one.tally(), distribution, 0, 1);
            }
            add(start, one.aggregate(), false);
            if (isNew && distribution.length > 0) {
                distributions().replace(size - 1, size, distribution);
            }
            if (isNew && exemplars.length > 0) {
                traces().replace(size - 1, size, exemplars);
            }
        }
    }

    Aggregate aggregate(Aggregate.Kind kind, int cell) {
        Gathering one = new Gathering(kind);
        addTo(one, cell, cell + 1);
        addTo(one.tally(), cell, cell + 1, 1);
        return one.aggregate();
    }

    /** How much memory they take, on a virtual machine with compressed references. */
    long memoryBytes() {
        int columns = 20 + (mins == null ? 0 : 16);
        return 64
                + (mins == null ? 3 : 5) * 16L
                + (long) columns * starts.length
                + (distributions == null ? 0 : distributions.memoryBytes())
                + (traces == null ? 0 : traces.memoryBytes());
    }
}
