package io.llmops.examples.backtest;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes {@code history.csv} and {@code incidents.csv} into a folder: two weeks of a support service that calls one model,
 * every five minutes a line for each series, with days, nights, weekends, and nine incidents of different kinds. The same seed
 * gives the same files.
 */
public final class TwoWeeks {

    static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z"); // a Monday
    static final int DAYS = 14;

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final double[] HOURS = {
        0.3, 0.22, 0.18, 0.16, 0.18, 0.28, 0.5, 0.9, 1.4, 1.7, 1.8, 1.7, 1.5, 1.6, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1,
        0.9, 0.6, 0.4
    };
    private static final double WEEKEND = 0.55;
    private static final double CALLS_A_STEP = 60;

    private TwoWeeks() {}

    /** The folder, then a seed if another one than 1 is wanted. */
    public static void main(String[] args) throws IOException {
        if (args.length < 1 || args.length > 2) {
            System.err.println("Give a folder to write history.csv and incidents.csv to, and a seed if you like");
            return;
        }
        Path folder = Path.of(args[0]);
        write(folder, args.length > 1 ? Long.parseLong(args[1]) : 1);
        System.out.println(folder.resolve("history.csv") + " and " + folder.resolve("incidents.csv"));
    }

    static void write(Path folder, long seed) throws IOException {
        Files.createDirectories(folder);
        try (Writer history = Files.newBufferedWriter(folder.resolve("history.csv"), StandardCharsets.UTF_8)) {
            history.write(Lines.HEADER + "\n");
            SplittableRandom random = new SplittableRandom(seed);
            for (Instant end = BEGIN.plus(STEP);
                    !end.isAfter(BEGIN.plus(Duration.ofDays(DAYS)));
                    end = end.plus(STEP)) {
                Instant begin = end.minus(STEP);
                List<Mishap> mishaps =
                        Mishap.ALL.stream().filter(it -> it.reigns(begin)).toList();
                new FiveMinutes(begin, end, mishaps, random).write(calls(begin, mishaps, random), history);
            }
        }
        Files.write(folder.resolve("incidents.csv"), Mishap.csv(), StandardCharsets.UTF_8);
    }

    private static int calls(Instant at, List<Mishap> mishaps, SplittableRandom random) {
        if (mishaps.stream().anyMatch(it -> it.kind() == Mishap.Kind.NO_TRAFFIC)) {
            return 0;
        }
        long hours = Duration.between(BEGIN, at).toHours();
        boolean weekend = hours / 24 % 7 >= 5;
        double burst = Math.exp(0.2 * random.nextGaussian());
        double expected = CALLS_A_STEP * HOURS[(int) (hours % 24)] * (weekend ? WEEKEND : 1) * burst;
        return (int) Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
    }
}
