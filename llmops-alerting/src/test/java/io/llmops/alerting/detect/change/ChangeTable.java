package io.llmops.alerting.detect.change;

import io.llmops.alerting.detect.Change;
import io.llmops.alerting.detect.ChangeDetector;
import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.detect.SeriesKind;
import io.llmops.alerting.detect.Trend;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * Measures change detection and prints the tables of docs/detection-change.md. Arguments: the first seed, runs, and, if
 * they are there, the folder with Azure's traces. Seeds below 1000 are for development; the tables are of 1001 and on.
 */
final class ChangeTable {

    private static final PrintStream OUT = System.out;
    private static final double RUN_LENGTH = 100_000;
    private static final int QUIET = 20_000;
    private static final int BEFORE = 5_000;
    private static final int AFTER = 8_000;

    /** A stream of one kind, and what it changes to. */
    private record Subject(
            String name, SeriesKind kind, Stream stream, Map<String, Stream> changed, DoubleUnaryOperator toUnit) {}

    private final int firstSeed;
    private final int runs;

    private ChangeTable(int firstSeed, int runs) {
        this.firstSeed = firstSeed;
        this.runs = runs;
    }

    public static void main(String[] args) throws IOException {
        ChangeTable table = new ChangeTable(
                args.length > 0 ? Integer.parseInt(args[0]) : 1001, args.length > 1 ? Integer.parseInt(args[1]) : 40);
        List<Subject> subjects = subjects(args.length > 2 ? Path.of(args[2]) : null);
        table.printDetection(subjects);
        table.printSizes(subjects);
        if (args.length > 2) {
            table.printRealOrder(Path.of(args[2]));
        }
        table.printTrends();
    }

    private static List<Subject> subjects(Path traces) throws IOException {
        List<Subject> all = new ArrayList<>();
        all.add(rates(0));
        all.add(rates(0.3));
        for (double r : new double[] {0, 0.2, 0.5}) {
            all.add(quality(r));
        }
        for (double sd : new double[] {0.3, 0.75}) {
            all.add(tokens("tokens, lognormal sd " + sd, Stream.lognormal(sd)));
        }
        if (traces != null) {
            double[] answers = Trace.read(traces, "conv").output;
            all.add(tokens("tokens, Azure conv out, drawn", Stream.drawn(answers)));
            for (double r : new double[] {0.2, 0.5}) {
                all.add(tokens("tokens, Azure conv out, AR " + r, Stream.drawnInStreaks(answers, r)));
            }
            all.add(tokens("tokens, Azure code out, drawn", Stream.drawn(Trace.read(traces, "code").output)));
        }
        return all;
    }

    private static Subject rates(double r) {
        Map<String, Stream> changed = new LinkedHashMap<>();
        for (double rate : new double[] {0.03, 0.04, 0.08, 0.01}) {
            changed.put("2 % -> " + Math.round(rate * 100) + " %", Stream.bursts(rate, r));
        }
        return new Subject("blocks, 2 %, AR " + r, SeriesKind.rate(), Stream.bursts(0.02, r), changed, x -> x);
    }

    private static Subject quality(double r) {
        Map<String, Stream> changed = new LinkedHashMap<>();
        for (double mean : new double[] {0.77, 0.74, 0.83}) {
            changed.put(".80 -> " + mean, Stream.quality(mean, r));
        }
        return new Subject("quality, AR " + r, SeriesKind.score(), Stream.quality(0.8, r), changed, x -> x);
    }

    private static Subject tokens(String name, Stream stream) {
        Map<String, Stream> changed = new LinkedHashMap<>();
        for (double ratio : new double[] {1.1, 1.25, 0.8, 0.9, 1.15, 2}) {
            changed.put("x " + ratio, stream.times(ratio));
        }
        return new Subject(name, SeriesKind.unbounded(), stream, changed, x -> Math.min(1, x / 2000));
    }

    private static Map<String, Supplier<Watcher>> watchers(Subject subject) {
        Map<String, Supplier<Watcher>> watchers = new LinkedHashMap<>();
        watchers.put("ours, ARL 1e5", () -> Watcher.ours(subject.kind(), RUN_LENGTH));
        watchers.put("CUSUM, ARL 1e5", () -> new Cusum(RUN_LENGTH));
        watchers.put("rolling z > 4.5", () -> new RollingZ(4.5));
        watchers.put("ADWIN .002", () -> unit(subject, new Adwin(0.002)));
        watchers.put("Page-Hinkley", () -> unit(subject, new PageHinkley()));
        return watchers;
    }

    private static Watcher unit(Subject subject, Watcher watcher) {
        return x -> watcher.alarms(subject.toUnit().applyAsDouble(x));
    }

    private void printDetection(List<Subject> subjects) {
        OUT.println("## Detected of " + runs + ", median delay in events; false alarms per 100,000 events\n");
        for (Subject subject : subjects) {
            OUT.println("| " + subject.name() + " | FA/100k | "
                    + String.join(" | ", subject.changed().keySet()) + " |");
            OUT.println("|---".repeat(2 + subject.changed().size()) + "|");
            watchers(subject).forEach((name, watcher) -> printRow(subject, name, watcher));
            OUT.println();
        }
    }

    private void printRow(Subject subject, String name, Supplier<Watcher> watcher) {
        StringBuilder row =
                new StringBuilder("| " + name + " | " + number(falseAlarms(subject.stream(), watcher)) + " |");
        for (Stream changed : subject.changed().values()) {
            row.append(' ').append(delays(subject.stream(), changed, watcher)).append(" |");
        }
        OUT.println(row);
    }

    private double falseAlarms(Stream stream, Supplier<Watcher> watcher) {
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            Watcher current = watcher.get();
            for (double x : stream.make(new Random(firstSeed + run), QUIET)) {
                if (current.alarms(x)) {
                    alarms++;
                    current = watcher.get();
                }
            }
        }
        return alarms * 1e5 / ((double) runs * QUIET);
    }

    private String delays(Stream before, Stream after, Supplier<Watcher> watcher) {
        List<Integer> delays = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Random random = new Random(firstSeed + run);
            Watcher current = watcher.get();
            if (firstAlarm(current, before.make(random, BEFORE)) >= 0) {
                continue;
            }
            int delay = firstAlarm(current, after.make(random, AFTER));
            if (delay >= 0) {
                delays.add(delay + 1);
            }
        }
        return delays.size() + (delays.isEmpty() ? "" : ", " + middle(delays));
    }

    private static int firstAlarm(Watcher watcher, double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (watcher.alarms(numbers[i])) {
                return i;
            }
        }
        return -1;
    }

    private static int middle(List<Integer> numbers) {
        return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElseThrow();
    }

    /** How well it tells when and how much: at the alarm, and 500 events later. */
    private void printSizes(List<Subject> subjects) {
        OUT.println("## Onset and size\n");
        OUT.println(
                "| change | median error of the onset, events | interval holds the mean, at the alarm | 500 later |");
        OUT.println("|---|---|---|---|");
        for (Subject subject : subjects) {
            subject.changed().forEach((name, changed) -> printSize(subject, name, changed));
        }
        OUT.println();
    }

    private void printSize(Subject subject, String name, Stream changed) {
        List<Integer> errors = new ArrayList<>();
        int atAlarm = 0;
        int later = 0;
        int still = 0;
        double truth =
                Arrays.stream(changed.make(new Random(1), 500_000)).average().orElseThrow();
        for (int run = 0; run < runs; run++) {
            Random random = new Random(firstSeed + run);
            ChangeDetector detector = ChangeDetector.of(subject.kind(), Sensitivity.oneFalseAlarmIn(RUN_LENGTH));
            double[] quiet = subject.stream().make(random, BEFORE);
            double[] numbers = changed.make(random, AFTER);
            int at = feed(detector, quiet, 0, 0, BEFORE);
            at = at >= 0 ? -1 : feed(detector, numbers, 0, BEFORE, AFTER - 500);
            if (at < 0) {
                continue;
            }
            Change change = detector.change().orElseThrow();
            errors.add((int) Math.abs(change.onsetEpochMilli() - BEFORE));
            atAlarm += holds(change, truth) ? 1 : 0;
            for (int i = at + 1; i <= at + 500; i++) {
                detector.add(numbers[i], BEFORE + i);
            }
            if (detector.change().isPresent()) {
                still++;
                later += holds(detector.change().get(), truth) ? 1 : 0;
            }
        }
        if (!errors.isEmpty()) {
            OUT.println("| " + subject.name() + " " + name + " | " + middle(errors) + " | " + atAlarm + " of "
                    + errors.size() + " | " + later + " of " + still + " |");
        }
    }

    private static int feed(ChangeDetector detector, double[] numbers, int from, int clock, int end) {
        for (int i = from; i < end; i++) {
            detector.add(numbers[i], clock + i);
            if (detector.phase() == ChangeDetector.Phase.CHANGED) {
                return i;
            }
        }
        return -1;
    }

    private static boolean holds(Change change, double truth) {
        return change.low() <= truth && truth <= change.high();
    }

    private void printRealOrder(Path traces) throws IOException {
        OUT.println("## Real order: alarms from the beginning to the end, relearning after each\n");
        OUT.println("| trace | rows | ours, ARL 1e5 | CUSUM | rolling z > 4.5 | ADWIN .002 |");
        OUT.println("|---|---|---|---|---|---|");
        for (String name : List.of("conv", "code")) {
            Trace trace = Trace.read(traces, name);
            printOrdered(name + " out", trace.output);
            printOrdered(name + " in", trace.input);
        }
        OUT.println();
    }

    private static void printOrdered(String name, double[] numbers) {
        Subject subject = tokens(name, Stream.drawn(numbers));
        StringBuilder row = new StringBuilder("| " + name + " | " + numbers.length + " |");
        for (Supplier<Watcher> watcher :
                watchers(subject).values().stream().limit(4).toList()) {
            int alarms = 0;
            Watcher current = watcher.get();
            for (double x : numbers) {
                if (current.alarms(x)) {
                    alarms++;
                    current = watcher.get();
                }
            }
            row.append(' ').append(alarms).append(" |");
        }
        OUT.println(row);
    }

    private void printTrends() {
        OUT.println("## Trend: share of rows called a trend at level .05 / .01 / .001, of " + runs * 50 + " rows\n");
        OUT.println("| points | slope per row, in sd | AR 0 | AR .2 | AR .5 | AR .8 |");
        OUT.println("|---|---|---|---|---|---|");
        for (int points : new int[] {24, 48, 168}) {
            for (double rise : new double[] {0, 1, 2}) {
                StringBuilder row = new StringBuilder("| " + points + " | " + rise + " |");
                for (double r : new double[] {0, 0.2, 0.5, 0.8}) {
                    row.append(' ').append(trends(points, rise, r)).append(" |");
                }
                OUT.println(row);
            }
        }
    }

    private String trends(int points, double rise, double r) {
        double[] levels = {0.05, 0.01, 0.001};
        int[] found = new int[levels.length];
        double[] times = new double[points];
        Arrays.setAll(times, i -> i);
        int rows = runs * 50;
        for (int row = 0; row < rows; row++) {
            double[] values = Stream.autocorrelated(r, z -> z).make(new Random(firstSeed + row), points);
            for (int i = 0; i < points; i++) {
                values[i] += rise * i / points;
            }
            Trend trend = Trend.of(times, values).orElseThrow();
            for (int i = 0; i < levels.length; i++) {
                found[i] += trend.isSignificant(levels[i]) ? 1 : 0;
            }
        }
        return String.format(
                Locale.ROOT,
                "%.3f / %.3f / %.4f",
                (double) found[0] / rows,
                (double) found[1] / rows,
                (double) found[2] / rows);
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.1f", x);
    }
}
