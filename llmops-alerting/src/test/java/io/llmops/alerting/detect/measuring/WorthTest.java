package io.llmops.alerting.detect.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.detect.Detectors;
import io.llmops.alerting.detect.PointDetector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A fall in what the default detector is worth is seen here first; the numbers themselves are {@link Measuring}'s. */
class WorthTest {

    private static final Path TRACES = Path.of("../../shared/data/traces");
    private static final Path NONE = Path.of("no-such-folder");

    private static double nab(Detectors detector, List<Labelled> series) {
        Peer peer = Peer.all().get(detector.ordinal());
        assertThat(peer.name()).isEqualTo(detector.label());
        return Outcome.of(peer, series).nab(PointDetector.ALARM, 0.11, 1);
    }

    @Test
    void theDefaultBeatsEveryOtherDetectorOnGeneratedSeries() {
        List<Labelled> series = Corpus.development(NONE).stream()
                .filter(each -> each.values().length < 4_500)
                .toList();

        double best = nab(Detectors.NOVELTY, series);

        assertThat(best).isGreaterThan(35);
        for (Detectors each : List.of(Detectors.Z_SCORE, Detectors.ROBUST, Detectors.SEASONAL, Detectors.EWMA)) {
            assertThat(nab(each, series)).as(each.label()).isLessThan(best - 10);
        }
    }

    @Test
    void theDefaultBeatsTheRollingZScoreOnRealTraffic() {
        Assumptions.assumeTrue(Files.isDirectory(TRACES), "the traces are not beside the repository");
        List<Labelled> series = Corpus.development(TRACES).stream()
                .filter(each -> each.family().startsWith("m-small"))
                .toList();

        assertThat(series).hasSize(13);
        assertThat(nab(Detectors.NOVELTY, series)).isGreaterThan(nab(Detectors.Z_SCORE, series));
    }
}
