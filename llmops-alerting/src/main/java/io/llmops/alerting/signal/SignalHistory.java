package io.llmops.alerting.signal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recent past of every metric of this process, as far back as its {@link Retention} says.
 *
 * <p>What was collected over an interval lies in the cell that holds the middle of the interval. A window moves both its
 * ends to the nearest cell boundary and says where they came to lie, so a rate is divided by the time of its data, to
 * within half a collect.
 *
 * <p><b>Bounds.</b> {@link HistoryLimits} say how many series there may be and how much memory they may take, and who goes
 * first. With numbers every ten seconds for eight days, the series of a histogram of five numbers a second takes about
 * 63 KB, a counter's 11 KB; with gaps, less. A series without data for the whole reach makes room.
 *
 * <p><b>Time.</b> Late data find their cell; older than the reach they are dropped. A clock that steps back makes what lies
 * after it meaningless: that is forgotten. A clock that leaps forward by more than an hour has to go on from there for ten
 * minutes before old data are given up: until then a wrong clock may be put right without loss. Time zones do not matter:
 * cells are of absolute time.
 *
 * <p>Thread-safe: one thread collects while another asks; each holds the lock for microseconds a series.
 */
public final class SignalHistory implements SignalSource {

    private static final Logger LOG = LoggerFactory.getLogger(SignalHistory.class);
    private static final int FORMAT = 1;
    private static final long COMPACT_EVERY_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long SILENT_MILLIS = Duration.ofHours(1).toMillis();
    private static final long LEAP_MILLIS = Duration.ofHours(1).toMillis();
    private static final long DOUBT_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Retention retention;
    private final HistoryLimits limits;
    private final SeriesTable series;
    private final Watch watch = new Watch();
    private Retention.Grid grid;
    private long now = Long.MIN_VALUE;
    private long trustedFrom = Long.MIN_VALUE; // before that, a leap of the clock may still be taken back
    private long lastCompacted = Long.MIN_VALUE;
    private long horizon = Long.MIN_VALUE;
    private long shedUntil = Long.MIN_VALUE; // what had to be forgotten early
    private long droppedPoints;
    private boolean scarce;

    public SignalHistory() {
        this(Retention.standard());
    }

    public SignalHistory(Retention retention) {
        this(retention, HistoryLimits.standard());
    }

    public SignalHistory(Retention retention, HistoryLimits limits) {
        this.retention = retention;
        this.limits = limits;
        this.series = new SeriesTable(limits, retention.tiers().get(0).cell().toMillis());
        this.grid = retention.grid(0);
    }

    /** Adds what was recorded after {@code from} and up to {@code until}. */
    public synchronized void add(String metric, Labels labels, Aggregate added, Instant from, Instant until) {
        long middle = (from.toEpochMilli() + until.toEpochMilli() - 1) / 2; // before until, however short it was
        useGrid(Math.max(now, until.toEpochMilli()));
        Series one = middle < horizon ? null : series.get(metric, labels, added.kind(), silentBefore());
        if (one == null) {
            droppedPoints++;
            return;
        }
        watch.since(from.toEpochMilli());
        long start = grid.cellAt(middle);
        one.add(start, added, grid.keepsTraces(start));
    }

    private void useGrid(long moment) {
        if (grid.now != moment) {
            grid = retention.grid(moment);
        }
    }

    /** While the clock is in doubt nobody seems silent. */
    private long silentBefore() {
        return now == Long.MIN_VALUE || now < trustedFrom ? Long.MIN_VALUE : now - SILENT_MILLIS;
    }

    /** The same, as another history recorded it. */
    public void add(Recorded recorded) {
        add(recorded.metric(), recorded.labels(), recorded.aggregate(), recorded.from(), recorded.until());
    }

    /** Says that everything up to now has been added, also when there was nothing to add. */
    public synchronized void advanceTo(Instant instant) {
        long then = now;
        now = instant.toEpochMilli();
        watch.advanceTo(now);
        if (now < then) {
            series.forEach(it -> it.forgetFrom(now));
            shedUntil = Long.MIN_VALUE;
            trustedFrom = Long.MIN_VALUE;
            lastCompacted = Long.MIN_VALUE;
        } else if (then != Long.MIN_VALUE && now - then > LEAP_MILLIS && then >= trustedFrom) {
            trustedFrom = now + DOUBT_MILLIS;
        }
        if (now >= trustedFrom && now - COMPACT_EVERY_MILLIS >= lastCompacted) {
            compact();
        }
    }

    private void compact() {
        lastCompacted = now;
        useGrid(now);
        forgetBefore(Math.max(grid.horizon(), shedUntil));
        if (series.memoryBytes() > limits.bytes()) {
            shed();
        }
        watch.forgetBefore(horizon);
    }

    private void forgetBefore(long moment) {
        horizon = moment;
        series.forEach(it -> it.compact(moment, grid));
        series.removeEmpty();
    }

    private void shed() {
        if (!scarce) {
            scarce = true;
            LOG.warn(
                    "The signal history needs more than its {} bytes: it forgets the oldest hours early, then whole series"
                            + " (said once; HistoryUse tells how far back it still remembers). Give it higher limits, or the"
                            + " metrics fewer attributes",
                    limits.bytes());
        }
        while (series.memoryBytes() > limits.bytes() && horizon < grid.coarsest()) {
            shedUntil = grid.cellAfter(horizon);
            forgetBefore(shedUntil);
        }
        boolean evicted = true;
        while (evicted && series.memoryBytes() > limits.bytes()) {
            evicted = series.evictAny();
        }
    }

    @Override
    public synchronized Window window(Signal signal, Instant from, Instant until) {
        useGrid(now);
        long last = grid.boundaryAt(until.toEpochMilli());
        long first = grid.boundaryAt(from.toEpochMilli());
        if (first == last && from.toEpochMilli() < Math.min(until.toEpochMilli(), now)) {
            first = grid.cellAt(last - 1); // shorter than a cell: the cell that ends there
        }
        return new Window(
                groups(signal, first, last),
                Instant.ofEpochMilli(first),
                Instant.ofEpochMilli(last),
                Duration.ofMillis(watch.observed(first, last)));
    }

    private Map<Labels, Aggregate> groups(Signal signal, long first, long last) {
        Map<Labels, Gathering> sums = new LinkedHashMap<>();
        for (Map.Entry<Labels, Series> it : series.of(signal.metric()).entrySet()) {
            Series one = it.getValue();
            if (signal.matches(it.getKey()) && one.hasData(first, last)) {
                Labels group = it.getKey().pick(signal.by());
                one.gather(first, last, sums.computeIfAbsent(group, any -> new Gathering(one.kind())));
            }
        }
        Map<Labels, Aggregate> groups = new LinkedHashMap<>();
        sums.forEach((group, sum) -> groups.put(group, sum.aggregate()));
        return groups;
    }

    @Override
    public synchronized Set<String> metrics() {
        return series.metrics();
    }

    /**
     * Hands over everything it holds, as finely as it holds it, in the order of time. Holds the lock meanwhile: who takes long
     * asks a {@link #copy}.
     */
    public synchronized void forEach(Consumer<Recorded> action) {
        useGrid(now);
        Queue<Cursor> cursors =
                new PriorityQueue<>(Comparator.comparingLong(Cursor::start).thenComparingInt(it -> it.order));
        for (String metric : new TreeSet<>(series.metrics())) {
            series.of(metric).forEach((labels, one) -> cursors.add(new Cursor(metric, labels, one, cursors.size())));
        }
        for (Cursor cursor = cursors.poll(); cursor != null; cursor = cursors.poll()) {
            action.accept(cursor.next(grid));
            if (cursor.hasNext()) {
                cursors.add(cursor);
            }
        }
    }

    /** A place in a series. */
    private static final class Cursor {

        private final String metric;
        private final Labels labels;
        private final Series series;
        private final int order;
        private int cell;

        Cursor(String metric, Labels labels, Series series, int order) {
            this.metric = metric;
            this.labels = labels;
            this.series = series;
            this.order = order;
        }

        long start() {
            return series.cells().start(cell);
        }

        boolean hasNext() {
            return cell < series.cells().size();
        }

        Recorded next(Retention.Grid grid) {
            long start = start();
            return new Recorded(
                    metric,
                    labels,
                    series.cells().aggregate(series.kind(), cell++),
                    Instant.ofEpochMilli(start),
                    Instant.ofEpochMilli(grid.cellAfter(start)));
        }
    }

    /** Every label that some series has. */
    public synchronized SortedSet<String> labelNames() {
        SortedSet<String> names = new TreeSet<>();
        for (String metric : series.metrics()) {
            series.of(metric)
                    .keySet()
                    .forEach(labels -> names.addAll(labels.asMap().keySet()));
        }
        return names;
    }

    /** Another history that holds the same. */
    public SignalHistory copy() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        save(new DataOutputStream(bytes));
        SignalHistory copy = new SignalHistory(retention, limits);
        copy.restore(bytes.toByteArray());
        return copy;
    }

    /**
     * Writes all of it, for {@link #restore}. Holds the lock for a metric at a time, and never while it writes.
     *
     * @throws IOException if that is what {@code out} throws
     */
    public void save(DataOutputStream out) throws IOException {
        out.writeByte(FORMAT);
        out.write(encoded(it -> {
            it.writeLong(now);
            it.writeLong(watch.began());
            it.writeInt(watch.gaps().size());
            for (Watch.Gap gap : watch.gaps()) {
                it.writeLong(gap.from());
                it.writeLong(gap.until());
            }
        }));
        Set<String> metrics = metrics();
        out.writeInt(metrics.size());
        for (String metric : metrics) {
            out.write(encoded(it -> HistoryCodec.write(metric, series.of(metric), it)));
        }
    }

    private synchronized byte[] encoded(SnapshotFile.Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /**
     * Becomes what another history was when it was saved, in the place of whatever it holds. The time from then until the
     * next {@link #advanceTo} counts as not {@linkplain Window#observed observed}: nobody was there.
     *
     * @throws IOException if these are not the bytes of a history; it is then empty
     */
    public synchronized void restore(byte[] saved) throws IOException {
        clear();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
            read(in);
        } catch (IOException | RuntimeException e) {
            clear();
            throw new IOException("The bytes are not those of a history: " + e.getMessage(), e);
        }
    }

    private void clear() {
        series.clear();
        watch.resume(Long.MAX_VALUE, Long.MIN_VALUE, List.of());
        now = Long.MIN_VALUE;
        trustedFrom = Long.MIN_VALUE;
        lastCompacted = Long.MIN_VALUE;
        horizon = Long.MIN_VALUE;
        shedUntil = Long.MIN_VALUE;
    }

    private void read(DataInputStream in) throws IOException {
        int format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("format " + format + " is not known, only " + FORMAT + " is");
        }
        long then = in.readLong();
        long began = in.readLong();
        List<Watch.Gap> gaps = new ArrayList<>();
        for (int left = HistoryCodec.atMost(Watch.MOST_GAPS, in.readInt()); left > 0; left--) {
            gaps.add(new Watch.Gap(in.readLong(), in.readLong()));
        }
        watch.resume(began, then, gaps);
        now = then;
        useGrid(now);
        for (int left = HistoryCodec.atMost(Integer.MAX_VALUE, in.readInt()); left > 0; left--) {
            HistoryCodec.read(in, series, grid);
        }
    }

    /** How many points were dropped because their series was one too many, or because they came too late. */
    public synchronized long droppedPoints() {
        return droppedPoints;
    }

    /** How full it is. */
    public synchronized HistoryUse use() {
        Duration reach = horizon == Long.MIN_VALUE ? retention.reach() : Duration.ofMillis(now - horizon);
        boolean full = reach.compareTo(retention.reach()) < 0;
        return new HistoryUse(
                series.size(), series.memoryBytes(), full ? reach : retention.reach(), droppedPoints, series.evicted());
    }
}
