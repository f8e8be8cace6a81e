package io.llmops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.LlmRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LlmOpsTest {

    private final List<OpsEvent> heard = new ArrayList<>();
    private int closed;

    private final Extension healthy = new Extension() {
        @Override
        public Attachment start(Surroundings surroundings) {
            return Attachment.none();
        }

        @Override
        public void onEvent(OpsEvent event) {
            heard.add(event);
        }

        @Override
        public void close() {
            closed++;
        }
    };

    private final Extension broken = new Extension() {
        @Override
        public Attachment start(Surroundings surroundings) {
            return Attachment.none();
        }

        @Override
        public void onEvent(OpsEvent event) {
            throw new NoClassDefFoundError("gone");
        }

        @Override
        public void close() {
            throw new IllegalStateException("cannot close");
        }
    };

    @Test
    void tellsEveryExtensionWhateverTheOthersThrow() {
        LlmOps ops = LlmOps.builder()
                .with(broken)
                .with(healthy)
                .timeSource(new ManualTime())
                .build();

        ops.deployment("checkout-bot", "v42");
        ops.feedback("r1", 0.0);

        assertThat(heard)
                .containsExactly(
                        new OpsEvent.Deployment("checkout-bot", "v42", ManualTime.START),
                        new OpsEvent.Feedback("r1", 0.0, Optional.empty(), ManualTime.START));
    }

    @Test
    void closesEverythingOnceAndKeepsClientsWorking() {
        LlmOps ops = LlmOps.builder().with(broken).with(healthy).build();
        var client = ops.instrument(new ScriptedClient());

        ops.close();
        ops.close();

        assertThat(closed).isEqualTo(1);
        assertThatCode(() -> client.chat(LlmRequest.of("m", "Hi"))).doesNotThrowAnyException();
    }

    @Test
    void stopsWhatWasStartedWhenTheRestCannotStart() {
        Extension failing = new Extension() {
            @Override
            public Attachment start(Surroundings surroundings) {
                throw new IllegalStateException("wrong configuration");
            }

            @Override
            public void onEvent(OpsEvent event) {}

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> LlmOps.builder().with(healthy).with(failing).build())
                .hasMessage("wrong configuration");
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void refusesASampleRateThatIsNone() {
        assertThatThrownBy(() -> LlmOps.builder().evaluationSampleRate(-1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> LlmOps.builder().evaluationSampleRate(Double.NaN))
                .hasMessageContaining("NaN");
    }

    @Test
    void refusesAScoreThatIsNone() {
        LlmOps ops = LlmOps.builder().build();

        assertThatThrownBy(() -> ops.feedback("r1", 5))
                .hasMessageContaining("5.0")
                .hasMessageContaining("0 (bad)");
        assertThatThrownBy(() -> ops.feedback("r1", Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
