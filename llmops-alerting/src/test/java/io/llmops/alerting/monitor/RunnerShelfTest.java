package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerShelfTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant START = Instant.parse("2026-03-03T00:00:00Z");

    private final RawSource source = new RawSource();

    private static StdDev slow() {
        return StdDev.above(Value.mean(Signal.of("latency"), HOUR), 2);
    }

    private static StdDev slower() {
        return StdDev.above(Value.mean(Signal.of("latency"), HOUR), 3);
    }

    private static Threshold fixed() {
        return Threshold.above(Value.mean(Signal.of("latency"), HOUR), 3);
    }

    @Test
    void whoRunsAnEqualConditionGoesOnAfterAReload() {
        RunnerShelf shelf = new RunnerShelf();
        List<ConditionRunner> before = shelf.take(List.of(slow(), fixed(), slow()));

        List<ConditionRunner> after = shelf.take(List.of(slower(), slow(), slow(), slow()));

        assertThat(after.get(1)).isSameAs(before.get(0));
        assertThat(after.get(2)).isSameAs(before.get(2)).isNotSameAs(before.get(0));
        assertThat(before).doesNotContain(after.get(0), after.get(3));
    }

    @Test
    void aPartGoesOnWhereTheWholeHasOtherParts() {
        RunnerShelf shelf = new RunnerShelf();
        Condition busy = Threshold.above(Value.count(Signal.of("calls"), HOUR), 10);
        Condition idle = Threshold.above(Value.count(Signal.of("calls"), HOUR), 1);
        CompositeRunner before =
                (CompositeRunner) shelf.take(List.of(AllOf.of(slow(), busy))).get(0);

        CompositeRunner after = (CompositeRunner)
                shelf.take(List.of(AllOf.of(slow(), AnyOf.of(idle, slow())))).get(0);
        ConditionRunner alone = shelf.take(List.of(slow())).get(0);

        ConditionRunner learned = before.parts().get(0);
        assertThat(after.parts().get(0)).isSameAs(learned);
        CompositeRunner nested = (CompositeRunner) after.parts().get(1);
        assertThat(nested.parts().get(1))
                .as("there was one runner, and it is not two")
                .isNotSameAs(learned);
        assertThat(alone).isSameAs(learned);
    }

    @Test
    void whatWasLearnedOutlivesTheProcess() throws Exception {
        for (int i = 1; i <= 40; i++) {
            source.add("latency", Labels.none(), Aggregate.recorded(1 + i % 2), START.plus(HOUR.multipliedBy(i)));
        }
        Instant now = START.plus(HOUR.multipliedBy(40));
        RunnerShelf shelf = new RunnerShelf();
        ConditionRunner first = shelf.take(List.of(fixed(), slow())).get(1);
        Reading reading = first.step(source.feeds(), now).get(Labels.none());
        ObjectMapper json = new ObjectMapper();
        JsonNode saved = json.readTree(json.writeValueAsString(shelf.save()));
        RawSource empty = new RawSource();

        ConditionRunner second =
                new RunnerShelf(saved).take(List.of(slower(), slow())).get(1);

        assertThat(second.step(empty.feeds(), now).get(Labels.none())).isEqualTo(reading);
        assertThat(new RunnerShelf(saved).take(List.of(slower())).get(0).step(empty.feeds(), now))
                .isEmpty();
        assertThat(saved).hasSize(1);
    }

    @Test
    void twoConditionsHaveTheSameFingerprintOnlyIfTheyAreEqual() {
        List<Condition> all = ConditionTest.examples();
        for (Condition one : all) {
            for (Condition other : all) {
                assertThat(Fingerprint.of(one).equals(Fingerprint.of(other))).isEqualTo(one.equals(other));
            }
        }
        assertThat(Fingerprint.of(slow())).isEqualTo(Fingerprint.of(slow())).hasSize(32);
    }
}
