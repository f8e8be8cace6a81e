package io.llmops.alerting.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.signal.Labels;
import org.junit.jupiter.api.Test;

class IncidentKeyTest {

    @Test
    void isTheSameInEveryProcess() {
        assertThat(IncidentKey.of("checkout-bot", Labels.of("model", "gpt-4o", "env", "prod")))
                .isEqualTo(IncidentKey.of("checkout-bot", Labels.of("env", "prod", "model", "gpt-4o")))
                .hasToString("981592c7667ff62f4b80f2eb41d9b756e5757bc8556fcd9d2f21af57242664e6");
    }

    @Test
    void differsWhereNamespaceOrLabelsDiffer() {
        IncidentKey key = IncidentKey.of("bot", Labels.of("a", "bc"));

        assertThat(key)
                .isNotEqualTo(IncidentKey.of("bot2", Labels.of("a", "bc")))
                .isNotEqualTo(IncidentKey.of("bot", Labels.of("ab", "c")))
                .isNotEqualTo(IncidentKey.of("bot", Labels.none()))
                .isNotEqualTo(IncidentKey.of("bota", Labels.of("bc", "")));
        assertThat(key.value()).hasSize(64);
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IncidentKey("my-incident"))
                .withMessageContaining("my-incident");
    }
}
