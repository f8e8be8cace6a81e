package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void holdsNoMoreCellsThanItsRetentionAllows() {
        Retention retention = Retention.standard();
        Series series = new Series();
        long start = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        long now = start;
        for (int i = 0; i < 3 * 24 * 360; i++) {
            now += Duration.ofSeconds(10).toMillis();
            series.add(retention.cellAt(now - 1, now), Aggregate.counted(1));
            if (i % 60 == 0) {
                long moment = now;
                series.compact(retention.horizon(now), it -> retention.cellAt(it, moment));
            }
        }
        List<Aggregate> cells = new ArrayList<>();
        series.collect(start, now, cells);

        int tenSeconds = 15 * 6 + 60;
        int minutes = 2 * 60 + 10;
        int tenMinutes = 25 * 6 + 1;
        assertThat(cells).hasSizeBetween(300, tenSeconds + minutes + tenMinutes);
    }
}
