package io.llmops.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.RecordedCalls;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.instrument.mapping.CallMapping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a container does with beans whose annotation is on the declaration. */
class DeclaredBeanTest {

    private final RecordedCalls calls = new RecordedCalls();
    private final LlmOps ops =
            LlmOps.builder().listener(calls).evaluators(List.of()).build();
    private final InstrumentedBeans beans =
            new InstrumentedBeans(target -> ops.recorder(target, error -> Optional.empty()));

    interface Asking {
        String ask(String question);
    }

    interface Telling {
        @InstrumentedLlm(model = "method")
        String tell(String question);
    }

    static final class Both implements Asking, Telling {
        @Override
        public String ask(String question) {
            return "asked";
        }

        @Override
        public String tell(String question) {
            return "told";
        }
    }

    @InstrumentedLlm(model = "declared")
    static Both declared() {
        return new Both();
    }

    @Test
    void theDeclarationCountsForMethodsThatSayNothingOfTheirOwn() throws Throwable {
        InstrumentedLlm annotation =
                DeclaredBeanTest.class.getDeclaredMethod("declared").getAnnotation(InstrumentedLlm.class);
        InstrumentedMethods methods = beans.methods(
                List.of(Asking.class, Telling.class),
                Both.class,
                Optional.of(annotation),
                List.of(CallMapping.of(Integer.class)));

        methods.invoke(Asking.class.getMethod("ask", String.class), new Object[] {"?"}, arguments -> "asked");
        methods.invoke(Telling.class.getMethod("tell", String.class), new Object[] {"?"}, arguments -> "told");

        assertThat(calls.ended)
                .extracting(call -> call.request().model())
                .containsExactly(Optional.of("declared"), Optional.of("method"));
    }

    @Test
    void whatIsInstrumentedCanBeToldFromWhatIsNot() {
        LlmClient plain = SimpleClient.of(request -> null);

        assertThat(Instrumented.is(plain)).isFalse();
        assertThat(Instrumented.is(ops.instrument(plain))).isTrue();
        assertThat(Instrumented.is(ops.instrument(Telling.class, question -> question)))
                .isTrue();
    }
}
