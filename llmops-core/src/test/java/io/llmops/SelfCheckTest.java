package io.llmops;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.llmops.call.ModelCatalogue;
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

    private void after(Duration wait) {
        time.advance(wait);
        check.look();
    }
}
