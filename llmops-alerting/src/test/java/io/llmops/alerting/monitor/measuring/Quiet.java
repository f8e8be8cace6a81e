package io.llmops.alerting.monitor.measuring;

import io.llmops.alerting.detect.AnomalyDetector;
import io.llmops.alerting.detect.PointDetector;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** How often the anomaly detector alarms where nothing happens, by its sensitivity: what the mapping of Anomaly is made of. */
final class Quiet {

    private static final double[] SENSITIVITIES = {0.1, 0.2, 0.35, 0.5, 0.7, 1, 1.4, 2, 3, 5};
    private static final int LEARNED = 500;

    private Quiet() {}

    /** @param windowMinutes lengths of windows */
    static void print(PrintStream out, List<double[]> rates, double callsAMinute, long seed, int... windowMinutes) {
        out.println();
        out.println("| sensitivity | minutes | alarms per 1,000 windows: latency | tokens | failures | traffic |");
        out.println("|---|---|---|---|---|---|");
        for (int minutes : windowMinutes) {
            for (double sensitivity : SENSITIVITIES) {
                double[] alarms = new double[4];
                double windows = 0;
                for (int i = 0; i < rates.size(); i++) {
                    Service service = new Service(rates.get(i), callsAMinute, seed + i, false);
                    for (int of = 0; of < 4; of++) {
                        alarms[of] += alarms(service, of, minutes, sensitivity);
                    }
                    windows += Service.MINUTES / (double) minutes - LEARNED;
                }
                out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.3f | %.3f | %.3f | %.3f |%n",
                        sensitivity,
                        minutes,
                        alarms[0] / windows * 1000,
                        alarms[1] / windows * 1000,
                        alarms[2] / windows * 1000,
                        alarms[3] / windows * 1000);
            }
        }
    }

    private static double alarms(Service service, int of, int minutes, double sensitivity) {
        PointDetector detector = new AnomalyDetector(ZoneOffset.UTC, sensitivity);
        double alarms = 0;
        for (int from = 0, window = 0; from + minutes <= Service.MINUTES; from += minutes, window++) {
            double calls = service.sum("calls", from, from + minutes);
            double value = switch (of) {
                case 0 -> service.sum("latency", from, from + minutes) / calls;
                case 1 -> service.sum("tokens", from, from + minutes) / calls;
                case 2 -> service.sum("failed", from, from + minutes) / calls;
                default -> calls;
            };
            long at = Service.START.plusSeconds(60L * (from + minutes)).toEpochMilli();
            boolean alarm = detector.score(at, value) >= PointDetector.ALARM;
            alarms += alarm && window >= LEARNED ? 1 : 0;
        }
        return alarms;
    }
}
