package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {

    private static final String VARIABLE = "OTEL_SEMCONV_STABILITY_OPT_IN";
    private static final String PROPERTY = "otel.semconv-stability.opt-in";

    @ParameterizedTest
    @CsvSource({
        "gen_ai_latest_experimental, CURRENT",
        "gen_ai_latest_experimental/dup, BOTH",
        "'http, Gen_AI_Latest_Experimental ,database/dup', CURRENT",
        "'gen_ai_latest_experimental,gen_ai_latest_experimental/dup', BOTH",
        "'gen_ai_latest_experimental/dup,gen_ai_latest_experimental', BOTH",
    })
    void readsTheSwitchOfOpenTelemetry(String list, Naming expected) {
        assertThat(environment(Map.of(), Map.of(VARIABLE, list))).contains(expected);
        assertThat(environment(Map.of(PROPERTY, list), Map.of())).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "' , '", "http/dup", "gen_ai_latest", "gen_ai_latest_experimental/both"})
    void hasNoOpinionWhereTheSwitchHasNone(String list) {
        assertThat(environment(Map.of(), Map.of(VARIABLE, list))).isEmpty();
        assertThat(environment(Map.of(), Map.of())).isEmpty();
    }

    @Test
    void thePropertyComesBeforeTheVariableUnlessItIsBlank() {
        Map<String, String> both = Map.of(VARIABLE, "gen_ai_latest_experimental/dup");

        assertThat(environment(Map.of(PROPERTY, "gen_ai_latest_experimental"), both))
                .contains(Naming.CURRENT);
        assertThat(environment(Map.of(PROPERTY, " "), both)).contains(Naming.BOTH);
    }

    @Test
    void writesWhatBelongsToItsShape() {
        assertThat(Naming.CURRENT.writes(Naming.Shape.LEGACY)).isFalse();
        assertThat(Naming.LEGACY.writes(Naming.Shape.CURRENT)).isFalse();
        for (Naming naming : Naming.values()) {
            assertThat(naming.writes(Naming.Shape.ANY)).isTrue();
        }
        assertThat(Naming.BOTH.writes(Naming.Shape.CURRENT)).isTrue();
        assertThat(Naming.BOTH.writes(Naming.Shape.LEGACY)).isTrue();
    }

    private static Optional<Naming> environment(Map<String, String> properties, Map<String, String> variables) {
        return Naming.fromEnvironment(properties::get, variables::get);
    }
}
