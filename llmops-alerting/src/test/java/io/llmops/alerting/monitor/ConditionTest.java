package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.digest.EventSeries;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** None may be forgotten: a new condition needs an example here, and then a runner and its two sentences. */
class ConditionTest {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Signal LATENCY = Signal.of("gen_ai.client.inference.duration");
    private static final Value MEAN = Value.mean(LATENCY, WINDOW);
    private static final Threshold SLOW = Threshold.above(MEAN, 1.5);

    /** Each with how far it looks back. */
    private static final Map<Condition, Duration> EXAMPLES = Map.ofEntries(
            Map.entry(SLOW, WINDOW),
            Map.entry(Threshold.above(MEAN.before(WINDOW), 1.5), WINDOW.multipliedBy(2)),
            Map.entry(StdDev.above(MEAN, 2).log(), WINDOW),
            Map.entry(
                    Seasonal.above(MEAN, 2).during(WeekSchedule.of(ZoneOffset.UTC, "sat,sun"), Limit.above(3)), WINDOW),
            Map.entry(Change.of(EventSeries.OfCalls.LATENCY, Sensitivity.oneFalseAlarmIn(100_000)), Duration.ofDays(1)),
            Map.entry(Anomaly.of(MEAN), WINDOW),
            Map.entry(Trend.rising(MEAN, Duration.ofDays(1), 0.2), Duration.ofDays(1)),
            Map.entry(BurnRate.ofBad(LATENCY.where("error.type", "*"), LATENCY, 0.99), Duration.ofHours(6)),
            Map.entry(Absent.of(LATENCY, WINDOW), Duration.ofDays(1)),
            Map.entry(
                    Scheduled.during(WeekSchedule.of(ZoneOffset.UTC, "mon-fri 08:00-18:00"), SLOW)
                            .otherwise(Threshold.above(MEAN, 3)),
                    WINDOW),
            Map.entry(AllOf.of(SLOW, Threshold.above(MEAN.before(WINDOW), 1)), WINDOW.multipliedBy(2)),
            Map.entry(AnyOf.of(SLOW, Absent.of(LATENCY, WINDOW)), Duration.ofDays(1)),
            Map.entry(Not.of(SLOW), WINDOW));

    static List<Condition> examples() {
        return List.copyOf(EXAMPLES.keySet());
    }

    static Stream<Class<?>> kinds() {
        return Stream.of(Condition.class.getPermittedSubclasses());
    }

    private static Condition example(Class<?> kind) {
        return examples().stream().filter(kind::isInstance).findFirst().orElseThrow();
    }

    @Test
    void thereIsAnExampleOfEachKind() {
        assertThat(examples().stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(kinds().toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyConditionHasARunnerAndSaysWhatItIs(Class<?> kind) {
        Condition example = example(kind);

        assertThat(ConditionRunners.of(example)).isNotNull();
        assertThat(example.describe()).containsAnyOf("gen_ai.client.inference.duration", "latency");
        assertThat(example.describe(Reading.absent())).contains("no data");
        assertThat(example).hasToString(example.describe());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void looksBackAsFarAsItSays(Condition example) {
        assertThat(example.reach()).isEqualTo(EXAMPLES.get(example));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void asksItsSourceForNothingBeyondItsReachOnceItHasBegun(Condition example) {
        RawSource nothing = new RawSource();
        ConditionRunner runner = ConditionRunners.of(example);
        Instant now = Instant.parse("2026-03-03T12:00:00Z");
        runner.step(nothing.feeds(), now);
        nothing.forgetAsked();
        Instant later = now.plus(WINDOW);

        runner.step(nothing.feeds(), later);

        assertThat(nothing.farthestAsked().orElse(later)).isAfterOrEqualTo(later.minus(example.reach()));
    }

    /** Whoever writes them to a file must find only data: no lambda, no array, nothing mutable. */
    @ParameterizedTest
    @MethodSource("kinds")
    void isMadeOfDataAllTheWayDown(Class<?> kind) {
        assertData(example(kind));
    }

    private static void assertData(Object data) {
        if (data instanceof Optional<?> optional) {
            optional.ifPresent(ConditionTest::assertData);
        } else if (data instanceof Iterable<?> all) {
            all.forEach(ConditionTest::assertData);
        } else if (data instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                assertData(key);
                assertData(value);
            });
        } else if (data instanceof Record && !(data instanceof java.util.function.Function<?, ?>)) {
            Arrays.stream(data.getClass().getRecordComponents()).forEach(it -> {
                try {
                    assertData(it.getAccessor().invoke(data));
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(e.getMessage(), e);
                }
            });
        } else {
            assertThat(data)
                    .isInstanceOfAny(
                            Number.class,
                            String.class,
                            Enum.class,
                            Duration.class,
                            Boolean.class,
                            java.time.ZoneId.class,
                            java.time.LocalTime.class);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void withoutDataNothingIsJudgedAndNothingBreaksHoweverTimeGoes(Condition example) throws Exception {
        ObjectMapper json = new ObjectMapper();
        SplittableRandom random = new SplittableRandom(1);
        ConditionRunner runner = ConditionRunners.of(example);
        Instant now = Instant.parse("2026-03-03T12:00:00Z");
        for (int i = 0; i < 60; i++) {
            now = now.plusSeconds(random.nextInt(-200_000, 400_000));
            assertThat(runner.step(new RawSource().feeds(), now)).isEmpty();
            runner.acknowledge(io.llmops.alerting.signal.Labels.none());
            runner = ConditionRunners.of(example, json.readTree(json.writeValueAsString(runner.save())));
        }
    }
}
