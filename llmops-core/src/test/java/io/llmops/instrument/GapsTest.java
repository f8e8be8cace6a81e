package io.llmops.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.mapping.CallMapping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapsTest {

    @InstrumentedLlm
    interface Desk {
        Answer ask(List<String> question);

        String say(String question);
    }

    @InstrumentedLlm
    interface Neutral {
        LlmResponse ask(LlmRequest request);
    }

    @Test
    void tellsWhatWillBeMissingAndTheFix() {
        assertThat(gaps(Desk.class))
                .containsExactly(
                        "Tokens and cost of Desk.ask, Desk.say will be missing: give ops.instrument a "
                                + "CallMapping.of(Answer.class), CallMapping.of(String.class).usage(answer -> "
                                + "Usage.of(…, …)), or, where an answer does not tell them, answer with LlmResponse",
                        "Guardrails and evaluators will not see the answers of Desk.ask: give ops.instrument a "
                                + "CallMapping.of(Answer.class).text(answer -> …)",
                        "Guardrails and evaluators will not see what Desk.ask asks: give ops.instrument a "
                                + "CallMapping.of(Answer.class).prompt(arguments -> …)");
    }

    @Test
    void hasNothingToTellWhereAllIsKnown() {
        assertThat(gaps(Neutral.class)).isEmpty();
        assertThat(gaps(
                        Desk.class,
                        Answer.READ.prompt(arguments -> String.valueOf(arguments[0])),
                        CallMapping.of(String.class).usage(answer -> null)))
                .isEmpty();
    }

    interface Asks<A> {
        A ask(String question);
    }

    interface Narrowed extends Asks<CharSequence> {
        @Override
        @InstrumentedLlm
        String ask(String question);
    }

    /** The compiler adds a method that returns what the super-interface declares. */
    @Test
    void readsWhatTheSourceDeclaresAndNotItsBridges() {
        assertThat(gaps(Narrowed.class, CallMapping.of(String.class).usage(answer -> null)))
                .isEmpty();
    }

    private static List<String> gaps(Class<?> type, CallMapping<?>... mappings) {
        LlmOps ops = LlmOps.builder().evaluators(List.of()).build();
        InstrumentedBeans beans = new InstrumentedBeans(target -> ops.recorder(target, error -> Optional.empty()));
        return Gaps.of(beans.methods(type, type, mappings));
    }
}
