package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private final Labels labels = Labels.of("model", "gpt-4o", "env", "prod");

    @Test
    void areSortedByKeyAndEqualInAnyOrder() {
        assertThat(labels).hasToString("{env=prod, model=gpt-4o}");
        assertThat(labels).isEqualTo(Labels.of(Map.of("env", "prod", "model", "gpt-4o")));
        assertThat(labels).hasSameHashCodeAs(Labels.of("env", "prod", "model", "gpt-4o"));
        assertThat(labels).isNotEqualTo(Labels.of("env", "prod"));
    }

    @Test
    void pickKeepsOnlyWhatIsThere() {
        assertThat(labels.pick(List.of("model", "region"))).isEqualTo(Labels.of("model", "gpt-4o"));
        assertThat(labels.pick(List.of("region"))).isSameAs(Labels.none());
        assertThat(labels.pick(List.of("env", "model"))).isSameAs(labels);
    }

    @Test
    void getAnswersForPresentAndAbsentKeys() {
        assertThat(labels.get("env")).contains("prod");
        assertThat(labels.get("region")).isEmpty();
    }

    @Test
    void plusLetsTheOtherValueWin() {
        assertThat(labels.plus(Labels.of("env", "dev", "team", "ml")))
                .isEqualTo(Labels.of("env", "dev", "model", "gpt-4o", "team", "ml"));
    }

    @Test
    void refuseAKeyWithoutValueAndAKeyGivenTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Labels.of("model"))
                .withMessageContaining("[model]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Labels.of("a", "1", "a", "2"))
                .withMessageContaining("\"a\" is given twice");
    }
}
