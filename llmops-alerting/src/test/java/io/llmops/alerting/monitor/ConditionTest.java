package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** None may be forgotten: a new condition needs an example here, and then a runner and its two sentences. */
class ConditionTest {

    private static final Value LATENCY =
            Value.mean(Signal.of("gen_ai.client.inference.duration"), Duration.ofMinutes(10));

    private static final Map<Class<?>, Condition> EXAMPLES = Map.of(
            Threshold.class,
            Threshold.above(LATENCY, 1.5),
            AllOf.class,
            AllOf.of(Threshold.above(LATENCY, 1.5), Threshold.above(LATENCY, 1)));

    static Stream<Class<?>> conditions() {
        return Stream.of(Condition.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void everyConditionHasARunnerAndSaysWhatItIs(Class<?> type) {
        Condition example = EXAMPLES.get(type);

        assertThat(example).as("an example of " + type.getSimpleName()).isNotNull();
        assertThat(ConditionRunners.of(example)).isNotNull();
        assertThat(example.describe()).contains("gen_ai.client.inference.duration");
        assertThat(example.describe(Reading.absent())).contains("no data");
        assertThat(example).hasToString(example.describe());
        assertThat(example.reach()).isEqualTo(Duration.ofMinutes(10));
    }
}
