package io.llmops.alerting.detect;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Distance from what the hour of the week usually has, in spreads of a {@link SeasonalBaseline}; alarm at 5, and none
 * within the first day. For strong daily and weekly rhythms; 5 KB of state.
 */
final class SeasonalDetector implements PointDetector {

    private static final double ALARM_AT = 5;
    private static final int WARM_UP_HOURS = 24;

    private final SeasonalBaseline baseline;

    SeasonalDetector(ZoneId zone) {
        baseline = new SeasonalBaseline(zone);
    }

    SeasonalDetector(ZoneId zone, SavedState state) {
        baseline = new SeasonalBaseline(zone, state);
    }

    @Override
    public double score(long epochMilli, double value) {
        if (!Deviation.usable(value)) {
            return 0;
        }
        Instant end = Instant.ofEpochMilli(HourlyNorm.withinCalendar(epochMilli) + 1);
        Optional<Expected> expected = baseline.expected(end);
        baseline.add(end, value);
        return expected.filter(each -> each.hours() >= WARM_UP_HOURS)
                .map(each -> Deviation.score(value - each.centre(), each.spread(), ALARM_AT, each.centre()))
                .orElse(0.0);
    }

    @Override
    public SavedState save() {
        return baseline.save();
    }
}
