package io.llmops.benchmarks.call;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** One call, by {@linkplain Subject who watches it}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CallBenchmark {

    /** Who watches. */
    @Param
    public Subject subject = Subject.BARE;

    private Supplier<?> call = () -> "not set up";

    /** For JMH. */
    public CallBenchmark() {}

    /** Once in each JVM. */
    @Setup
    public void setUp() {
        call = subject.call();
    }

    /** On one thread. */
    @Benchmark
    public Object call() {
        return call.get();
    }

    /** On two threads that share everything, and so the same series. */
    @Benchmark
    @Threads(2)
    public Object callOnTwoThreads() {
        return call.get();
    }
}
