package io.llmops.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.evaluation.text.Draw;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampledTest {

    private static final Evaluator ALWAYS = call -> Optional.of(new Evaluation("always", 1, "yes", "it is so"));

    @Test
    void judgesItsShareOfTraces() {
        Evaluator tenth = Sampled.at(0.1, ALWAYS);
        Random random = new Random(1);
        int judged = 0;
        for (int i = 0; i < 10_000; i++) {
            judged += tenth.evaluate(traced(random.nextLong())).isPresent() ? 1 : 0;
        }

        assertThat(judged).isBetween(900, 1100);
    }

    @Test
    void judgesWithASmallerShareOnlyWhatALargerOneJudges() {
        Evaluator few = Sampled.at(0.2, ALWAYS);
        Evaluator many = Sampled.at(0.6, ALWAYS);
        Random random = new Random(2);
        for (int i = 0; i < 1_000; i++) {
            LlmCall call = traced(random.nextLong());
            if (few.evaluate(call).isPresent()) {
                assertThat(many.evaluate(call)).isPresent();
            }
            assertThat(few.evaluate(call)).isEqualTo(few.evaluate(call));
        }
    }

    @Test
    void judgesAllAtARateOfOneWhateverTheTrace() {
        assertThat(Draw.of(traced(0))).isBetween(0.0, Math.nextDown(1.0));
        assertThat(Draw.of(traced(-1))).isBetween(0.0, Math.nextDown(1.0));
        assertThat(Sampled.at(1, ALWAYS)).isSameAs(ALWAYS);
        assertThat(Sampled.at(0, ALWAYS).evaluate(traced(-1))).isEmpty();
    }

    @Test
    void goesByTheResponseWhereThereIsNoTrace() {
        LlmCall call = Judged.call(
                LlmRequest.of("m", "?"), LlmResponse.builder().id("r-17").build(), SpanContext.getInvalid());

        assertThat(Draw.of(call)).isEqualTo(Draw.of(call));
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatThrownBy(() -> Sampled.at(1.5, ALWAYS))
                .hasMessageContaining("1.5")
                .hasMessageContaining("0 to 1");
    }

    private static LlmCall traced(long low) {
        SpanContext span = SpanContext.create(
                "1af7651916cd43dd" + String.format("%016x", low),
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        return Judged.call(LlmRequest.of("m", "?"), LlmResponse.of("yes"), span);
    }
}
