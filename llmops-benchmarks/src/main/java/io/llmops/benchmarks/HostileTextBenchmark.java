package io.llmops.benchmarks;

import io.llmops.call.Origin;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.guardrails.injection.InjectionGuardrail;
import io.llmops.guardrails.secret.SecretGuardrail;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The default input guardrails on a million characters that were made to hurt, beside a million of plain English. Each is
 * asked by itself, so that none is spared the text because the one before it blocked.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class HostileTextBenchmark {

    private static final int MEGABYTE = 1_000_000;

    private final Guardrail injection = new InjectionGuardrail();
    private final Guardrail secret = new SecretGuardrail();

    @Param
    private Texts kind = Texts.ENGLISH;

    private Text text = Text.whole("", Origin.USER);

    /** For JMH. */
    public HostileTextBenchmark() {}

    @Setup
    public void prepare() {
        text = Text.whole(kind.of(MEGABYTE), Origin.USER);
    }

    @Benchmark
    public Verdict injection() {
        return injection.check(text);
    }

    @Benchmark
    public Verdict secret() {
        return secret.check(text);
    }
}
