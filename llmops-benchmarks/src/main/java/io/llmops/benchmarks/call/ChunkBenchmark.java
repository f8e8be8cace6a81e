package io.llmops.benchmarks.call;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One chunk of a stream of {@value StreamSubject#CHUNKS}, by {@linkplain StreamSubject who watches it}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChunkBenchmark {

    /** Who watches. */
    @Param
    public StreamSubject subject = StreamSubject.BARE;

    private Supplier<?> stream = () -> "not set up";

    /** For JMH. */
    public ChunkBenchmark() {}

    /** Once in each JVM. */
    @Setup
    public void setUp() {
        stream = subject.stream();
    }

    /** A stream, counted as its chunks. */
    @Benchmark
    @OperationsPerInvocation(StreamSubject.CHUNKS)
    public Object chunk() {
        return stream.get();
    }
}
