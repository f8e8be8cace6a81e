package io.llmops.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH, started from here, one benchmark after the other. */
final class Benchmarks {

    /** The same for everybody who is compared. */
    static final List<String> JVM_ARGS =
            List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off");

    private static final String PACKAGE = "io.llmops.benchmarks.";
    private final boolean brief;

    Benchmarks(boolean brief) {
        this.brief = brief;
    }

    /** The names of all that are on the class path, packages included. */
    static List<String> names() {
        return new TreeSet<>(BenchmarkList.defaultList()
                        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                        .stream()
                        .map(BenchmarkListEntry::getUsername)
                        .toList())
                .stream().toList();
    }

    /** Of a benchmark with its parameters' own values; if in a hurry, a glance. */
    List<Measurement> run(String name) {
        ChainedOptionsBuilder options = options(name);
        return run(brief ? hurried(options, 1, 300, 2, 200) : options);
    }

    /** Of a benchmark for one subject; however great the hurry, long enough to be compiled. */
    List<Measurement> run(String name, String subject) {
        ChainedOptionsBuilder options = options(name).param("subject", subject);
        return run(brief ? hurried(options, 3, 1_000, 3, 300) : options);
    }

    private static ChainedOptionsBuilder options(String name) {
        return new OptionsBuilder()
                .include("^" + name.replace(".", "\\.") + "$")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(JVM_ARGS.toArray(String[]::new));
    }

    private static ChainedOptionsBuilder hurried(
            ChainedOptionsBuilder options, int warmups, int warmupMillis, int measurements, int millis) {
        return options.forks(1)
                .warmupIterations(warmups)
                .warmupTime(TimeValue.milliseconds(warmupMillis))
                .measurementIterations(measurements)
                .measurementTime(TimeValue.milliseconds(millis));
    }

    private static List<Measurement> run(ChainedOptionsBuilder options) {
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            return results.stream().map(Benchmarks::measurement).toList();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH: " + e.getMessage(), e);
        }
    }

    private static Measurement measurement(RunResult result) {
        BenchmarkParams params = result.getParams();
        Map<String, String> values = new TreeMap<>();
        params.getParamsKeys().forEach(key -> values.put(key, params.getParam(key)));
        List<List<Double>> forks = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            List<Double> scores = new ArrayList<>();
            for (IterationResult iteration : fork.getIterationResults()) {
                scores.add(iteration.getPrimaryResult().getScore());
            }
            forks.add(scores);
        }
        return new Measurement(
                shortName(params.getBenchmark()),
                values,
                result.getPrimaryResult().getScoreUnit(),
                forks,
                bytes(result.getSecondaryResults()));
    }

    static String shortName(String name) {
        return name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name;
    }

    @SuppressWarnings("rawtypes") // JMH has it so
    private static OptionalDouble bytes(Map<String, Result> secondary) {
        return secondary.entrySet().stream()
                .filter(one -> one.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(one -> one.getValue().getScore())
                .findFirst();
    }
}
