package io.llmops.alerting.detect.measuring;

import io.llmops.alerting.detect.AnomalyDetector;
import io.llmops.alerting.detect.PointDetector;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Prints the tables of {@code docs/detection.md}: {@code Measuring TRACES [fast]}. Peers without an alarm of their own get
 * the threshold that is best for them on the development series. Takes some minutes, most of them for the forests;
 * {@code fast} leaves these out.
 */
final class Measuring {

    private static final double[] SENSITIVITIES = {0.125, 0.25, 0.5, 1, 2, 4, 8};

    private Measuring() {}

    public static void main(String[] args) {
        Path traces = Path.of(args[0]);
        boolean fast = args.length > 1 && args[1].equals("fast");
        List<Labelled> development = Corpus.development(traces);
        List<Labelled> report = Corpus.report(traces);
        StringBuilder first = new StringBuilder(about("Development", development));
        StringBuilder second = new StringBuilder(about("Report", report));
        for (Peer peer : Peer.all()) {
            if (fast && peer.name().startsWith("Random")) {
                continue;
            }
            Outcome on = Outcome.of(peer, development);
            double threshold = Double.isNaN(peer.threshold()) ? on.bestThreshold() : peer.threshold();
            first.append(on.row(peer.name(), threshold));
            second.append(Outcome.of(peer, report).row(peer.name(), threshold));
        }
        System.out.println(first);
        System.out.println(second);
        System.out.println("Sensitivity, report series\n\n" + Outcome.head().stripTrailing());
        for (double sensitivity : SENSITIVITIES) {
            Peer peer = new Peer(
                    "novelty, sensitivity " + sensitivity,
                    PointDetector.ALARM,
                    () -> new AnomalyDetector(ZoneOffset.UTC, sensitivity)::score);
            System.out.print(Outcome.of(peer, report).row(peer.name(), peer.threshold()));
        }
    }

    private static String about(String name, List<Labelled> series) {
        int points = series.stream().mapToInt(each -> each.values().length).sum();
        int incidents =
                series.stream().mapToInt(each -> each.incidents().size()).sum();
        return String.format(
                        Locale.ROOT,
                        "%s: %d series, %,d points, %d incidents%n%n",
                        name,
                        series.size(),
                        points,
                        incidents)
                + Outcome.head();
    }
}
