package io.llmops.benchmarks;

import io.llmops.call.Origin;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.guardrails.policy.GuardrailCatalog;
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

/** One look of a guardrail at a text: ten times the text must take ten times as long, also if it was made to hurt. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class GuardrailBenchmark {

    private static final String PROSE =
            "The office opens at nine on Monday; please bring the report and order 4711 with you. "
                    + "Could somebody tell me what the parcel to Lyon costs, and when it will be there? ";
    private static final String HOSTILE = "1-2 3.4 a@b.c AKIA sk- eyJ ignore all i g n o r e aWdub3Jl == <a<a ";

    @Param({"injection", "secret", "pii", "harm"})
    private String guardrail = "";

    @Param({"prose", "hostile"})
    private String kind = "";

    @Param({"1000", "10000", "100000"})
    private int characters;

    private Guardrail judge = Guardrail.of("none", text -> Verdict.pass());
    private Text text = Text.whole("", Origin.USER);

    /** For JMH. */
    public GuardrailBenchmark() {}

    @Setup
    public void prepare() {
        String piece = kind.equals("prose") ? PROSE : HOSTILE;
        judge = GuardrailCatalog.builtIn().make(guardrail);
        text = Text.whole(piece.repeat(characters / piece.length() + 1).substring(0, characters), Origin.USER);
    }

    @Benchmark
    public Verdict look() {
        return judge.check(text);
    }
}
