package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void holdsNoMoreCellsThanItsRetentionAllows() {
        Retention retention = Retention.standard();
        Series series = new Series(Aggregate.Kind.COUNTER, 10_000);
        long now = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < 10 * 24 * 360; i++) {
            now += Duration.ofSeconds(10).toMillis();
            Retention.Grid grid = retention.grid(now);
            series.add(grid.cellAt(now - 1), Aggregate.counted(1), true);
            if (i % 6 == 0) {
                series.compact(grid.horizon(), grid);
            }
        }

        int tenSeconds = 15 * 6 + 6;
        int minutes = 105 + 10;
        int tenMinutes = 24 * 6 + 6;
        int hours = (8 * 24 - 26) + 1;
        assertThat(series.cells().size()).isBetween(500, tenSeconds + minutes + tenMinutes + hours);
    }
}
