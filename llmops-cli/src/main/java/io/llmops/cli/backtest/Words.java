package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Prose;
import java.time.Duration;
import java.util.Locale;

/** Numbers as the report writes them. */
final class Words {

    private Words() {}

    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    static String aWeek(int number, double weeks) {
        double rate = number / weeks;
        return String.format(Locale.ROOT, rate > 0 && rate < 0.095 ? "%.2f" : "%.1f", rate);
    }

    /** In whole minutes where seconds do not matter. */
    static String duration(Duration duration) {
        boolean hours = duration.compareTo(Duration.ofMinutes(10)) >= 0;
        return Prose.duration(hours ? Duration.ofMinutes(Math.round(duration.toSeconds() / 60.0)) : duration);
    }
}
