package io.llmops.cli;

import io.llmops.alerting.detect.Detectors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a series of points from standard input, one after the other. */
@Command(
        name = "detect",
        description = {
            "Scores a series: reads timestamp,value a line from standard input, oldest first, and writes "
                    + "timestamp,value,anomaly_score a line to standard output. A score goes from 0 to 1; 0.5 and above "
                    + "is an alarm. A point is judged by those before it, never by those after it.",
            "Timestamps are ISO 8601, 'yyyy-MM-dd HH:mm:ss', or seconds or milliseconds since 1970. A first line that "
                    + "is no point is a header. Other lines that cannot be read are reported by their number and "
                    + "skipped; a point without a value, or NaN, scores 0."
        },
        mixinStandardHelpOptions = true,
        modelTransformer = DetectCommand.ListOfDetectors.class)
final class DetectCommand implements Runnable {

    @Option(names = "--detector", paramLabel = "NAME", description = "One of the detectors below.")
    private String detector = Detectors.NOVELTY.label();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Of hours and days, and of timestamps that name none: such as Europe/Berlin. Without it, UTC.")
    private String zone = "UTC";

    @Spec
    private CommandSpec spec;

    private InputStream in = System.in;

    DetectCommand() {}

    /** From elsewhere than standard input. */
    DetectCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public void run() {
        ZoneId of = zone();
        SeriesScorer scorer = new SeriesScorer(
                Detectors.of(detector).create(of),
                of,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            scorer.score(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read", e);
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "There is no time zone '" + zone + "'; give one such as UTC or Europe/Berlin", e);
        }
    }

    /** Puts the detectors at the end of the help. */
    static final class ListOfDetectors implements IModelTransformer {

        ListOfDetectors() {}

        @Override
        public CommandSpec transform(CommandSpec spec) {
            Stream<String> each = Arrays.stream(Detectors.values())
                    .map(detector -> String.format("  %-9s %s", detector.label(), detector.description()));
            spec.usageMessage()
                    .footer(Stream.concat(Stream.of("Detectors:"), each).toArray(String[]::new));
            return spec;
        }
    }
}
