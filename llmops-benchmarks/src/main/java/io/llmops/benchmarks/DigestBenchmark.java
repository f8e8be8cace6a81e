package io.llmops.benchmarks;

import io.llmops.alerting.digest.CallDigests;
import io.llmops.alerting.digest.DigestReader;
import io.llmops.alerting.digest.Digests;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Usage;
import io.llmops.record.CallObserver;
import io.llmops.record.TimeSource;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a digest adds to the end of a call, from one thread and from two, and what reading one costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DigestBenchmark {

    private static final int READ = Digests.CAPACITY;

    private final LlmCall call = call();
    private final Digests digests = new Digests(READ);
    private final CallObserver observer = new CallDigests(digests, TimeSource.system()).onStart(call.start());
    private final Context context = Context.root();

    private static LlmCall call() {
        LlmRequest request = LlmRequest.builder("gpt-4o")
                .system("You are the support assistant of a parcel service. Answer politely and in one sentence. "
                        .repeat(4))
                .user("Where is my parcel?")
                .build();
        LlmResponse response = LlmResponse.builder()
                .model("gpt-4o-2024-08-06")
                .usage(Usage.of(1000, 200))
                .build();
        CallLabels labels = CallLabels.none().customer("acme-corporation").feature("support");
        CallStart start = new CallStart(request, CallTarget.of("openai"), labels, Instant.EPOCH);
        SpanContext span = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        return new LlmCall(
                start, Outcome.COMPLETED, request, response, response, null, 800_000_000, 0, 0, 1, List.of(), span);
    }

    @Setup
    public void fill() {
        for (int i = 0; i < READ; i++) {
            observer.onEnd(call, context);
        }
    }

    @Benchmark
    public void record() {
        observer.onEnd(call, context);
    }

    @Benchmark
    @Threads(2)
    public void recordFromTwoThreads() {
        observer.onEnd(call, context);
    }

    @Benchmark
    @OperationsPerInvocation(READ)
    public void read(Blackhole sink) {
        DigestReader reader = digests.readerFromOldest();
        reader.read(sink::consume);
    }
}
