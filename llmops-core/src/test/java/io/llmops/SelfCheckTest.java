package io.llmops;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.llmops.call.ModelCatalogue;
import io.llmops.instrument.InstrumentedBeans;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.record.CallGuard;
import io.llmops.record.CallRecorder;
import io.llmops.record.CallRecorders;
import io.llmops.record.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfCheckTest {

    private final ManualTime time = new ManualTime();
    private final List<String> warnings = new ArrayList<>();
    private final SelfCheck check = new SelfCheck(time::now, warnings::add);
    private final CallRecorders recorders = new CallRecorders(
            time, List.of(), CallGuard.NONE, Failures.loggedOnly(), ModelCatalogue.builtIn(), Duration.ofMinutes(1));
    private final CallRecorder recorder = recorders.recorder(CallTarget.of("openai"));

    @Test
    void saysOnceThatAnInstrumentedClientRecordsNothing() {
        assertThat(check.watch("com.shop.ChatClient", recorder)).isTrue();

        after(SelfCheck.PATIENCE.minusSeconds(1));
        assertThat(warnings).isEmpty();
        after(Duration.ofSeconds(1));
        after(Duration.ofHours(1));

        assertThat(warnings)
                .containsExactly(
                        "com.shop.ChatClient was instrumented 10 minutes ago and no call has been recorded. Is it "
                                + "the instrumented client that your code calls? Use what instrument(…) returns, not what you gave "
                                + "to it");
    }

    @Test
    void saysNothingOfAClientThatRecorded() {
        check.watch("com.shop.ChatClient", recorder);
        recorder.start(() -> LlmRequest.of("m", "Hi"));

        after(Duration.ofHours(1));

        assertThat(warnings).isEmpty();
    }

    interface Desk {
        @InstrumentedLlm(provider = "openai")
        String ask(String question);

        @InstrumentedLlm(provider = "openai")
        String classify(String question);
    }

    private static final class PlainDesk implements Desk {
        @Override
        public String ask(String question) {
            return question;
        }

        @Override
        public String classify(String question) {
            return question;
        }
    }

    /** Of the methods of a bean some are called once a day. */
    @Test
    void aBeanIsOneClientByItsType() {
        InstrumentedBeans beans = new InstrumentedBeans((type, target) -> {
            CallRecorder made = recorders.recorder(target);
            check.watch(type.getSimpleName(), made);
            return made;
        });
        Desk used = beans.proxy(Desk.class, new PlainDesk());
        used.ask("?");
        after(Duration.ofHours(1));
        assertThat(warnings).isEmpty();

        Desk unused = beans.proxy(Desk.class, new PlainDesk());
        after(Duration.ofHours(1));

        assertThat(unused).isNotNull();
        assertThat(warnings).hasSize(1).allMatch(it -> it.startsWith("Desk was instrumented"));
    }

    private void after(Duration wait) {
        time.advance(wait);
        check.look();
    }
}
