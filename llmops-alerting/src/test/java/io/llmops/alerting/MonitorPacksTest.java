package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.signal.Retention;
import io.llmops.probe.spend.OwnCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each trouble is seen by the monitors whose business it is, and by no others. */
class MonitorPacksTest {

    private static final Duration A_DAY_AND_MORE = Duration.ofHours(27);

    private final ServiceHistory service = new ServiceHistory(MonitorPacks.standard());

    static Stream<Arguments> troubles() {
        return Stream.of(
                trouble(it -> it.failing = 0.12, "error-rate"),
                trouble(it -> it.slowness = 2.5, "slow-first-chunk", "slow-chunks", "slow-calls"),
                trouble(it -> it.relevance = 0.6, "irrelevant-answers"),
                trouble(it -> it.answered = 0.8, "no-answers"),
                trouble(it -> it.helpfulness = 0.65, "quality-drop"),
                trouble(it -> it.outputTokens = 40, "output-length-shift"),
                trouble(it -> it.inputTokens = 1_600, "token-spike"),
                trouble(it -> it.calls = 400, "cost-spike"),
                trouble(it -> it.blocked = 0.08, "guardrail-blocks"),
                trouble(it -> it.gpuMemory = 0.97, "gpu-memory-full"),
                trouble(it -> it.gpuBusy = 0.99, "gpu-saturated"));
    }

    private static Arguments trouble(Consumer<ServiceHistory> change, String... monitors) {
        return Arguments.of(change, Set.of(monitors));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("troubles")
    void eachTroubleIsSeenByThoseWhoseBusinessItIs(Consumer<ServiceHistory> change, Set<String> monitors) {
        assertThat(service.goOn(A_DAY_AND_MORE)).isEmpty();

        change.accept(service);

        assertThat(new HashSet<>(service.goOn(Duration.ofHours(2)))).isEqualTo(monitors);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("troublesOfCalls")
    void ofCallsThatTheLibraryMakesItselfNothingIsTrouble(Consumer<ServiceHistory> change, Set<String> monitors) {
        service.feature = OwnCalls.GOLDEN.feature();
        service.goOn(A_DAY_AND_MORE);

        change.accept(service);

        assertThat(service.goOn(Duration.ofHours(2))).isEmpty();
    }

    static Stream<Arguments> troublesOfCalls() {
        return troubles().filter(it -> it.get()[1].toString().indexOf("gpu") < 0);
    }

    @Test
    void probesThatGoOnDoNotHideThatUsersStayAway() {
        service.goOn(Duration.ofDays(7).plusHours(12));

        service.feature = OwnCalls.PROBE.feature();

        assertThat(service.goOn(Duration.ofHours(1))).containsExactly("no-traffic");
    }

    @Test
    void probesThatEndAreNoTrafficThatIsMissed() {
        service.feature = OwnCalls.PROBE.feature();
        service.goOn(Duration.ofDays(7).plusHours(12));

        service.calls = 0;

        assertThat(service.goOn(Duration.ofHours(2))).isEmpty();
    }

    @Test
    void aFeatureOfUsersIsWatchedLikeAnyOther() {
        service.feature = "search";
        service.goOn(A_DAY_AND_MORE);

        service.failing = 0.12;

        assertThat(service.goOn(Duration.ofHours(1))).containsExactly("error-rate");
    }

    @Test
    void whatTheLibrarySpendsItselfCountsForTheBudgetOfADay() {
        ServiceHistory spending = new ServiceHistory(List.of(MonitorPacks.dailyBudget(40)));
        spending.feature = OwnCalls.JUDGE.feature();

        assertThat(spending.goOn(A_DAY_AND_MORE)).containsExactly("daily-budget");
    }

    @Test
    void missesTrafficThatWasThereAWeekAgo() {
        assertThat(service.goOn(Duration.ofDays(7).plusHours(12))).isEmpty();

        service.calls = 0;

        assertThat(service.goOn(Duration.ofHours(1))).containsExactly("no-traffic");
    }

    @Test
    void doesNotMissTrafficThatWasNotThereAWeekAgoEither() {
        service.goOn(Duration.ofHours(12));
        service.calls = 0;
        assertThat(service.goOn(Duration.ofHours(3)))
                .as("nothing is known of last week")
                .isEmpty();
        service.calls = 150;
        service.goOn(Duration.ofDays(7).minusHours(3));
        service.calls = 0;

        assertThat(service.goOn(Duration.ofHours(2))).as("at noon it rests").isEmpty();
    }

    @Test
    void aHandfulOfFailuresOnThinTrafficIsNoTroubleButMostOfThemAre() {
        service.calls = 6;
        assertThat(service.goOn(Duration.ofHours(12))).isEmpty();

        service.failing = 0.9;

        assertThat(service.goOn(Duration.ofMinutes(30))).contains("error-rate");
    }

    @Test
    void aBudgetIsSpentSlowlyOrAtOnce() {
        ServiceHistory spending = new ServiceHistory(List.of(MonitorPacks.dailyBudget(40)));
        assertThat(spending.goOn(A_DAY_AND_MORE)).as("48 dollars a day").containsExactly("daily-budget");

        ServiceHistory within = new ServiceHistory(List.of(MonitorPacks.dailyBudget(70)));
        assertThat(within.goOn(A_DAY_AND_MORE)).isEmpty();
        within.calls = 1_500;
        assertThat(within.goOn(Duration.ofHours(1))).as("20 dollars an hour").containsExactly("daily-budget");

        assertThatThrownBy(() -> MonitorPacks.dailyBudget(0)).hasMessageContaining("give more than 0");
    }

    @Test
    void thePageNamesEachOfThem() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "monitors-standard.md"));

        assertThat(MonitorPacks.standard())
                .extracting(Monitor::name)
                .allSatisfy(it -> assertThat(page).contains("\n| `" + it + "` |"));
    }

    @Test
    void looksBackNoFurtherThanHistoryReaches() {
        assertThat(MonitorPacks.standard())
                .extracting(Monitor::reach)
                .allSatisfy(it ->
                        assertThat(it).isLessThanOrEqualTo(Retention.standard().reach()));
    }
}
