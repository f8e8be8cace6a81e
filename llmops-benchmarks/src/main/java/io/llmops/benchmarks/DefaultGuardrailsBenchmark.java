package io.llmops.benchmarks;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.policy.Profiles;
import io.llmops.record.Admission;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
 * The input guardrails of the profile {@code balanced}, all that they do for one prompt; beside it the patterns of the
 * same guardrails, looked for one after the other.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DefaultGuardrailsBenchmark {

    @Param({"ENGLISH", "CODE", "LANGUAGES"})
    private Texts kind = Texts.ENGLISH;

    @Param({"1000", "10000", "100000"})
    private int characters;

    private final Guardrails guardrails = Guardrails.of(Profiles.balanced());
    private final List<Pattern> patterns = DefaultPatterns.all();
    private String text = "";
    private LlmRequest request = LlmRequest.of("model-x", "");
    private CallStart start = start(request);

    /** For JMH. */
    public DefaultGuardrailsBenchmark() {}

    @Setup
    public void prepare() {
        text = kind.of(characters);
        request = LlmRequest.of("model-x", text);
        start = start(request);
    }

    private static CallStart start(LlmRequest request) {
        return new CallStart(request, CallTarget.of("openai"), CallLabels.none(), Instant.EPOCH);
    }

    @Benchmark
    public Admission balanced() {
        return guardrails.screen(start, decision -> {}).input(request);
    }

    @Benchmark
    public int patternsOneAfterTheOther() {
        int found = 0;
        for (Pattern pattern : patterns) {
            found += pattern.matcher(text).find() ? 1 : 0;
        }
        return found;
    }
}
