package io.llmops.alerting.monitor;

import static io.llmops.alerting.monitor.Reading.State.BREACHED;
import static io.llmops.alerting.monitor.Reading.State.CLEAR;
import static io.llmops.alerting.monitor.Reading.State.HOLDING;
import static io.llmops.alerting.monitor.Reading.State.NO_DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The truth tables of the Javadoc, row by row. */
class CompositeTest {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z"); // a Tuesday
    private static final State[] IN_ORDER = {CLEAR, NO_DATA, HOLDING, BREACHED};

    private static final State[][] ALL = {
        {CLEAR, CLEAR, CLEAR, CLEAR},
        {CLEAR, NO_DATA, NO_DATA, NO_DATA},
        {CLEAR, NO_DATA, HOLDING, HOLDING},
        {CLEAR, NO_DATA, HOLDING, BREACHED}
    };
    private static final State[][] ANY = {
        {CLEAR, NO_DATA, HOLDING, BREACHED},
        {NO_DATA, NO_DATA, NO_DATA, BREACHED},
        {HOLDING, NO_DATA, HOLDING, BREACHED},
        {BREACHED, BREACHED, BREACHED, BREACHED}
    };

    private static Threshold part(String name) {
        return Threshold.above(Value.mean(Signal.of(name), WINDOW), 2).recoverAt(1);
    }

    /** A source in which the conditions on a, b and c are in these states. */
    private static Feeds in(State... states) {
        RawSource source = new RawSource();
        for (int i = 0; i < states.length; i++) {
            if (states[i] != NO_DATA) {
                double level = states[i] == CLEAR ? 0.5 : states[i] == HOLDING ? 1.5 : 3;
                source.add(String.valueOf((char) ('a' + i)), Labels.none(), Aggregate.recorded(level), NOON);
            }
        }
        return source.feeds();
    }

    private static State state(Condition condition, Feeds feeds) {
        return step(condition, feeds)
                .getOrDefault(Labels.none(), Reading.absent())
                .state();
    }

    private static Map<Labels, Reading> step(Condition condition, Feeds feeds) {
        return ConditionRunners.of(condition).step(feeds, NOON);
    }

    @Test
    void twoPartsFollowTheTable() {
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                Feeds feeds = in(IN_ORDER[i], IN_ORDER[j]);
                assertThat(state(AllOf.of(part("a"), part("b")), feeds))
                        .as("all of %s and %s", IN_ORDER[i], IN_ORDER[j])
                        .isEqualTo(ALL[i][j]);
                assertThat(state(AnyOf.of(part("a"), part("b")), feeds))
                        .as("any of %s and %s", IN_ORDER[i], IN_ORDER[j])
                        .isEqualTo(ANY[i][j]);
            }
        }
    }

    @Test
    void threePartsJoinOneAfterTheOtherAndTheOppositeOfAllIsAnyOfTheOpposites() {
        Condition all = AllOf.of(part("a"), part("b"), part("c"));
        Condition any = AnyOf.of(part("a"), part("b"), part("c"));
        Condition mirrored = Not.of(AnyOf.of(Not.of(part("a")), Not.of(part("b")), Not.of(part("c"))));
        for (State a : IN_ORDER) {
            for (State b : IN_ORDER) {
                for (State c : IN_ORDER) {
                    Feeds feeds = in(a, b, c);
                    assertThat(state(all, feeds)).isEqualTo(of(ALL, of(ALL, a, b), c));
                    assertThat(state(any, feeds)).isEqualTo(of(ANY, of(ANY, a, b), c));
                    assertThat(state(mirrored, feeds)).isEqualTo(state(all, feeds));
                    assertThat(state(AllOf.of(part("a"), AllOf.of(part("b"), part("c"))), feeds))
                            .isEqualTo(state(all, feeds));
                }
            }
        }
    }

    private static State of(State[][] table, State one, State other) {
        List<State> order = List.of(IN_ORDER);
        return table[order.indexOf(one)][order.indexOf(other)];
    }

    @Test
    void notTurnsWhatIsKnownAndLeavesWhatIsNot() {
        assertThat(state(Not.of(part("a")), in(CLEAR))).isEqualTo(BREACHED);
        assertThat(state(Not.of(part("a")), in(BREACHED))).isEqualTo(CLEAR);
        assertThat(state(Not.of(part("a")), in(HOLDING))).isEqualTo(HOLDING);
        assertThat(step(Not.of(part("a")), in(NO_DATA))).isEmpty();
    }

    @Test
    void anyOfSpeaksInTheWordsOfThePartThatMadeIt() {
        AnyOf any = AnyOf.of(part("a"), AnyOf.of(part("b"), part("c")));

        Reading third = step(any, in(CLEAR, CLEAR, BREACHED)).get(Labels.none());
        Reading first = step(any, in(BREACHED, CLEAR, BREACHED)).get(Labels.none());

        assertThat(any.describe(third)).isEqualTo("mean of c over 5m is 3, limit 2");
        assertThat(any.describe(first)).isEqualTo("mean of a over 5m is 3, limit 2");
        assertThat(any.describe(Reading.absent())).isEqualTo("mean of a over 5m has no data");
        assertThat(any)
                .hasToString("mean of a over 5m above 2, recovers at 1, or (mean of b over 5m above 2,"
                        + " recovers at 1, or mean of c over 5m above 2, recovers at 1)");
        assertThat(Not.of(part("a"))).hasToString("not (mean of a over 5m above 2, recovers at 1)");
    }

    @Test
    void groupsJoinOneByOneAndAPartThatDoesNotKnowAGroupHasNoDataForIt() {
        RawSource source = new RawSource();
        Labels x = Labels.of("model", "x");
        Labels y = Labels.of("model", "y");
        source.add("a", x, Aggregate.recorded(3), NOON);
        source.add("a", y, Aggregate.recorded(3), NOON);
        source.add("b", x, Aggregate.recorded(3), NOON);
        Condition a = Threshold.above(Value.mean(Signal.of("a").by("model"), WINDOW), 2);
        Condition b = Threshold.above(Value.mean(Signal.of("b").by("model"), WINDOW), 2);

        Map<Labels, Reading> both = step(AllOf.of(b, a), source.feeds());

        assertThat(both.get(x).state()).isEqualTo(BREACHED);
        assertThat(both.get(y).state()).isEqualTo(NO_DATA);
        assertThat(step(AnyOf.of(b, a), source.feeds()).get(y).state()).isEqualTo(BREACHED);
        assertThat(AllOf.of(b, a).by()).containsExactly("model");
    }

    @Test
    void partsOfDifferentGroupsAreRefusedAtOnce() {
        Condition global = part("a");
        Condition byModel = Threshold.above(Value.mean(Signal.of("b").by("model"), WINDOW), 2);
        List<Runnable> attempts = new ArrayList<>();
        attempts.add(() -> AllOf.of(global, byModel));
        attempts.add(() -> AnyOf.of(global, byModel));
        attempts.add(() ->
                Scheduled.during(WeekSchedule.of(ZoneOffset.UTC, "mon"), global).otherwise(byModel));

        for (Runnable attempt : attempts) {
            assertThatIllegalArgumentException()
                    .isThrownBy(attempt::run)
                    .withMessageContaining("groups by []")
                    .withMessageContaining("by [model]")
                    .withMessageContaining("same by(...)");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnyOf.of(global))
                .withMessageContaining("use the condition itself");
    }

    @Test
    void atItsTimeOneConditionCountsAndAtOtherTimesTheOther() {
        WeekSchedule tuesdays = WeekSchedule.of(ZoneOffset.UTC, "tue");
        WeekSchedule wednesdays = WeekSchedule.of(ZoneOffset.UTC, "wed");
        Feeds feeds = in(BREACHED, CLEAR);

        assertThat(state(Scheduled.during(tuesdays, part("a")), feeds)).isEqualTo(BREACHED);
        assertThat(state(Scheduled.during(wednesdays, part("a")), feeds)).isEqualTo(CLEAR);
        Scheduled either = Scheduled.during(wednesdays, part("b")).otherwise(part("a"));
        Reading reading = step(either, feeds).get(Labels.none());
        assertThat(reading.state()).isEqualTo(BREACHED);
        assertThat(either.describe(reading)).isEqualTo("mean of a over 5m is 3, limit 2");
        assertThat(either)
                .hasToString("during wed 00:00-00:00 Z mean of b over 5m above 2, recovers at 1, otherwise mean of a"
                        + " over 5m above 2, recovers at 1");
    }
}
