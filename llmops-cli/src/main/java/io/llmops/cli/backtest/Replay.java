package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.signal.CsvHistory;
import io.llmops.alerting.signal.HistoryLimits;
import io.llmops.alerting.signal.Retention;
import io.llmops.alerting.signal.SignalHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Plays a history from beginning to end, tick by tick: nobody sees what is yet to happen. */
final class Replay {

    private static final Duration LEAST_REACH = Duration.ofDays(8);
    private static final HistoryLimits ROOMY =
            HistoryLimits.standard().series(20_000, 100_000).bytes(1L << 30);

    private final Path file;
    private final Survey survey;
    private final Retention retention;
    private final Progress progress;

    /** Who watches. */
    interface Watcher {
        void tick(Feeds feeds, Instant now);
    }

    /** @param reach how far back is looked */
    Replay(Path file, Survey survey, Duration reach, Progress progress) {
        this.file = file;
        this.survey = survey;
        this.retention = Retention.standard(reach.compareTo(LEAST_REACH) > 0 ? reach : LEAST_REACH);
        this.progress = progress;
    }

    /** @param what is done, in a word or two */
    void run(String what, Watcher watcher) {
        try (CsvHistory history = CsvHistory.open(
                Files.newBufferedReader(file, StandardCharsets.UTF_8), new SignalHistory(retention, ROOMY))) {
            TickCache cache = new TickCache(history);
            Feeds feeds = new Feeds(cache);
            long step = survey.step().toMillis();
            long first = Math.floorDiv(survey.begin().toEpochMilli(), step) * step + step;
            long last = survey.end().toEpochMilli();
            for (long millis = first; millis < last + step; millis += step) {
                Instant now = Instant.ofEpochMilli(millis);
                history.advanceTo(now);
                cache.nextTick();
                watcher.tick(feeds, now);
                progress.at(what, (millis - first) / (double) Math.max(1, last - first), now);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
