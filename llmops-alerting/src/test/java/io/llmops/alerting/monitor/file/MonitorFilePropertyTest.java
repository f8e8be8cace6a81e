package io.llmops.alerting.monitor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.monitor.Condition;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MonitorFilePropertyTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    static Stream<Class<?>> conditions() {
        return Stream.of(Condition.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadAgainAndFitsTheSchema(long seed) {
        MonitorFile file = new RandomMonitors(seed).file();

        assertIsReadAgain(file);
    }

    /** A new condition needs to be written, read, and named in the schema. */
    @ParameterizedTest
    @MethodSource("conditions")
    void noConditionIsForgotten(Class<?> type) {
        for (long seed = 0; seed < 15; seed++) {
            RandomMonitors random = new RandomMonitors(seed);
            assertThat(random.kinds).containsKey(type.asSubclass(Condition.class));
            assertIsReadAgain(MonitorFile.of(List.of(random.monitor("a", random.kinds.get(type)))));
        }
    }

    @Test
    void theStandardPackIsReadAgain() {
        assertIsReadAgain(MonitorFile.of(MonitorPacks.standard()));
    }

    private static void assertIsReadAgain(MonitorFile file) {
        String yaml = file.toYaml();
        String json = file.toJson();

        assertThat(MonitorFile.parse("monitors.yaml", yaml, Map.of())).as(yaml).isEqualTo(file);
        assertThat(MonitorFile.parse("monitors.json", json, Map.of())).as(json).isEqualTo(file);
        assertThat(Schemas.complaints(Schemas.json(json))).as(json).isEmpty();
        assertThat(Schemas.yaml(yaml)).as(yaml).isEqualTo(Schemas.yaml(json));
    }
}
