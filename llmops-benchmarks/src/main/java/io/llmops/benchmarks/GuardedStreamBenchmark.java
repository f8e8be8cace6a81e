package io.llmops.benchmarks;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.policy.Profiles;
import io.llmops.record.ChannelScreen;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a chunk of an answer costs at the output guardrails of the profile {@code balanced}, after so many characters of the
 * same answer: no more after a million than after a thousand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 100)
@Measurement(iterations = 100)
public class GuardedStreamBenchmark {

    private static final int CHUNK = 16;
    private static final int CHUNKS = 50;
    private static final int MEASURED = CHUNK * CHUNKS;

    @Param({"ENGLISH", "RANDOM_BASE64"})
    private Texts kind = Texts.ENGLISH;

    @Param({"1000", "10000", "100000", "1000000"})
    private int streamed;

    private final Guardrails guardrails = Guardrails.of(Profiles.balanced());
    private String text = "";

    /** For JMH. */
    public GuardedStreamBenchmark() {}

    private @Nullable ChannelScreen channel;

    /** An answer that has come this far, not measured. */
    @Setup(Level.Invocation)
    public void begin() {
        text = text.isEmpty() ? kind.of(streamed + MEASURED) : text;
        LlmRequest request = LlmRequest.of("model-x", "hello");
        CallStart start = new CallStart(request, CallTarget.of("openai"), CallLabels.none(), Instant.EPOCH);
        channel = guardrails.screen(start, decision -> {}).channel(Channel.text(0));
        stream(0, streamed);
    }

    @Benchmark
    @OperationsPerInvocation(CHUNKS)
    public int chunk() {
        return stream(streamed, streamed + MEASURED);
    }

    private int stream(int from, int until) {
        ChannelScreen open = Objects.requireNonNull(channel);
        int shown = 0;
        for (int at = from; at < until; at += CHUNK) {
            shown +=
                    open.accept(text.substring(at, Math.min(until, at + CHUNK))).length();
        }
        return shown;
    }
}
