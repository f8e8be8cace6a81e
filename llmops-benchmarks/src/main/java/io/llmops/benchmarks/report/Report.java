package io.llmops.benchmarks.report;

import io.llmops.benchmarks.call.Measured;
import io.llmops.benchmarks.call.StreamSubject;
import io.llmops.benchmarks.call.Subject;
import io.llmops.benchmarks.startup.StartUp;
import io.llmops.benchmarks.startup.StartUpTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs every benchmark and the start-up, and writes {@code performance.json}, {@code performance.md} and
 * {@code performance.svg}.
 */
public final class Report {

    static final String CALL = "call.CallBenchmark.call";
    static final String TWO_THREADS = "call.CallBenchmark.callOnTwoThreads";
    static final String CHUNK = "call.ChunkBenchmark.chunk";
    private static final String PACKAGE = "io.llmops.benchmarks.";
    private static final List<Subject> ON_TWO_THREADS = List.of(Subject.BARE, Subject.MINIMUM, Subject.OURS);

    private final Settings settings;
    private final long start = System.nanoTime();
    private final Benchmarks benchmarks;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private Report(Settings settings) {
        this.settings = settings;
        this.benchmarks = new Benchmarks(settings.brief());
    }

    /**
     * Measures and writes.
     *
     * @param args {@code --short} ends within five minutes; {@code --out DIR}
     */
    public static void main(String[] args) throws IOException {
        new Report(Settings.of(args)).run();
    }

    private void run() throws IOException {
        compare(CALL, List.of(Subject.values()));
        compare(TWO_THREADS, ON_TWO_THREADS);
        compare(CHUNK, List.of(StreamSubject.values()));
        StartUp startUp = new StartUp(Benchmarks.JVM_ARGS, settings.startUpJvms());
        List<StartUpTimes> startUps = startUps(startUp);
        List<String> optionalClasses = startUp.optionalClasses();
        others();
        write(new Findings(
                Instant.now(),
                settings.brief(),
                Benchmarks.JVM_ARGS,
                Machine.current(),
                List.copyOf(measurements),
                startUps,
                optionalClasses,
                List.copyOf(leftOut)));
    }

    private void compare(String benchmark, List<? extends Measured> subjects) {
        for (Measured subject : subjects) {
            if (subject.available()) {
                step(benchmark + " " + subject.name(), () -> benchmarks.run(PACKAGE + benchmark, subject.name()));
            } else {
                leftOut.add(benchmark + " " + subject.label() + ": not on the class path");
            }
        }
    }

    private List<StartUpTimes> startUps(StartUp startUp) {
        List<StartUpTimes> all = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            if (subject.available() && subject.kind() != Measured.Kind.BARE) {
                say("start-up " + subject.name());
                all.add(startUp.times(subject));
            }
        }
        return all;
    }

    /** Whatever else is there: new benchmarks join by themselves. */
    private void others() {
        for (String name : Benchmarks.names()) {
            String known = Benchmarks.shortName(name);
            if (Stream.of(CALL, TWO_THREADS, CHUNK).noneMatch(known::equals)) {
                step(known, () -> benchmarks.run(name));
            }
        }
    }

    /** One benchmark that fails is said to have failed, and the others go on. */
    private void step(String name, Supplier<List<Measurement>> measuring) {
        if (elapsed().compareTo(settings.limit()) > 0) {
            leftOut.add(name + ": no time left");
            return;
        }
        say(name);
        List<Measurement> measured = List.of();
        try {
            measured = measuring.get();
        } catch (RuntimeException e) {
            say("  " + e);
        }
        if (measured.isEmpty()) {
            leftOut.add(name + ": failed");
        }
        for (Measurement one : measured) {
            say("  %s %.1f %s".formatted(one.params(), one.score(), one.unit()));
        }
        measurements.addAll(measured);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void say(String what) {
        System.out.printf("%4d s  %s%n", elapsed().toSeconds(), what);
    }

    private void write(Findings findings) throws IOException {
        Files.createDirectories(settings.out());
        Files.writeString(settings.out().resolve("performance.json"), JsonReport.of(findings));
        Files.writeString(settings.out().resolve("performance.svg"), Chart.of(findings));
        Path page = settings.out().resolve("performance.md");
        String around = Files.exists(page) ? Files.readString(page) : Page.EMPTY;
        Files.writeString(page, Page.with(around, MarkdownReport.of(findings)));
        say("written to " + settings.out().toAbsolutePath());
    }
}
