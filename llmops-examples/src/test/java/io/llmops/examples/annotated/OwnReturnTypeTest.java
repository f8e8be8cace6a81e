package io.llmops.examples.annotated;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.call.LlmCall;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OwnReturnTypeTest {

    @InstrumentedLlm
    interface Lazy {
        Supplier<String> ask(String question);
    }

    @Test
    void aHandlerOnTheClassPathIsFoundAndComesFirst() {
        List<LlmCall> ended = new ArrayList<>();
        LlmOps ops = LlmOps.builder()
                .listener(start -> new CallObserver() {
                    @Override
                    public void onEnd(LlmCall call, Context context) {
                        ended.add(call);
                    }
                })
                .build();
        Supplier<String> answer =
                ops.instrument(Lazy.class, question -> () -> "On its way.").ask("Where?");

        assertThat(ended).isEmpty();
        assertThat(answer.get()).isEqualTo("On its way.");
        assertThat(ended).hasSize(1);
        assertThat(ended.get(0).response().orElseThrow().text()).isEqualTo("On its way.");
    }
}
