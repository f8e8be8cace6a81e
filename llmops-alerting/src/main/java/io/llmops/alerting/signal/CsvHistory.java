package io.llmops.alerting.signal;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A recording as a {@link SignalSource}: a file of {@linkplain CsvSignals comma-separated values} that is read as far as
 * time has come, so that who looks at it cannot see what is yet to happen.
 *
 * <pre>{@code
 * try (CsvHistory history = CsvHistory.open(file)) {
 *     for (Instant now = history.begin(); !history.isOver(); now = now.plusSeconds(15)) {
 *         history.advanceTo(now);
 *         runner.step(new Feeds(history), now);
 *     }
 * }
 * }</pre>
 *
 * <p>Lines should be in the order of their time. One that comes late still finds its place, unless it is older than the
 * retention reaches. Not thread-safe.
 */
public final class CsvHistory implements SignalSource, Closeable {

    /** Ticks farther apart than this would look like gaps in which nobody watched. */
    private static final Duration STRIDE = Duration.ofMinutes(10);

    private final Reader in;
    private final CsvSignals signals;
    private final SignalHistory history;
    private final Instant begin;
    private @Nullable Recorded next;
    private @Nullable Instant now;

    private CsvHistory(Reader in, SignalHistory history) throws IOException {
        this.in = in;
        this.signals = new CsvSignals(in);
        this.history = history;
        this.next = signals.next().orElse(null);
        this.begin = next == null ? Instant.EPOCH : next.from();
    }

    /** A file in UTF-8, kept as long and as finely as is usual. */
    public static CsvHistory open(Path file) throws IOException {
        return open(Files.newBufferedReader(file, StandardCharsets.UTF_8), new SignalHistory());
    }

    /** Reads into a history that holds nothing yet; it must not be used for anything else. */
    public static CsvHistory open(Reader in, SignalHistory into) throws IOException {
        return new CsvHistory(in, into);
    }

    /** When the first line begins; the epoch if there is none. */
    public Instant begin() {
        return begin;
    }

    /** Whether there is nothing more to read. */
    public boolean isOver() {
        return next == null;
    }

    /** Reads on, up to and with what ended by now. */
    public void advanceTo(Instant instant) throws IOException {
        for (Recorded each = next; each != null && !each.until().isAfter(instant); each = next) {
            strideTo(each.until());
            history.add(each);
            next = signals.next().orElse(null);
        }
        strideTo(instant);
        history.advanceTo(instant);
        now = instant;
    }

    /** A recording was watched all the time, however far apart its lines are. */
    private void strideTo(Instant instant) {
        Optional<Instant> from = Optional.ofNullable(now).map(it -> it.plus(STRIDE));
        for (Instant each = from.orElse(instant); each.isBefore(instant); each = each.plus(STRIDE)) {
            history.advanceTo(each);
            now = each;
        }
    }

    @Override
    public Window window(Signal signal, Instant from, Instant until) {
        return history.window(signal, from, until);
    }

    @Override
    public Set<String> metrics() {
        return history.metrics();
    }

    /** The first hundred lines that made no sense and were left out. */
    public List<CsvSignals.Problem> problems() {
        return signals.problems();
    }

    /** How many lines were left out. */
    public long problemCount() {
        return signals.problemCount();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
