package io.llmops.alerting.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScopeTriageTest {

    private static final long WINDOW = Duration.ofMinutes(10).toMillis();
    private static final int HISTORY = 60;
    private static final int CUSTOMERS = 30;

    private final Random random = new Random(7);
    private final ScopeTriage triage = triage(ScopeTriage.PLACES);
    private long now = 1_772_409_600_000L;

    private static ScopeTriage triage(int places) {
        return new ScopeTriage(Duration.ofMillis(WINDOW), TriageWords.of("blocked", rule -> "r" + rule), places);
    }

    private record Call(long customer, int rule, boolean blocked) {}

    /** A window in which customer c calls a number of times that falls with c, and has one call in fifty blocked. */
    private List<Call> usual(double crowd, double rate) {
        List<Call> calls = new ArrayList<>();
        for (int c = 0; c < CUSTOMERS; c++) {
            calls.addAll(calls(c, (int) (crowd * (1 + 900.0 / (c + 1) / (c + 1))), rate));
        }
        return calls;
    }

    private List<Call> calls(long customer, int count, double rate) {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean blocked = random.nextDouble() < rate;
            calls.add(new Call(customer, blocked ? 1 : -1, blocked));
        }
        return calls;
    }

    private void play(ScopeTriage into, List<Call> calls) {
        Collections.shuffle(calls, random);
        into.advance(now);
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            into.add(now + WINDOW * i / calls.size(), call.customer, call.rule, call.blocked);
        }
        now += WINDOW;
    }

    private void history() {
        for (int i = 0; i < HISTORY; i++) {
            play(triage, usual(1, 0.02));
        }
    }

    private ScopeDiagnosis last(List<Call> more) {
        List<Call> calls = usual(1, 0.02);
        calls.addAll(more);
        play(triage, calls);
        return triage.diagnose(now - 1);
    }

    @Test
    void saysNothingWhenNothingHappens() {
        history();
        ScopeDiagnosis diagnosis = last(List.of());
        assertThat(diagnosis.scope()).isEqualTo(Scope.NONE);
        assertThat(diagnosis.confidence()).isGreaterThan(0.7);
        assertThat(diagnosis.suspects()).isEmpty();
    }

    @Test
    void namesANewCustomerWhoAttacks() {
        history();
        ScopeDiagnosis diagnosis = last(calls(4711, 25, 1));
        assertThat(diagnosis.scope()).isEqualTo(Scope.ONE_CUSTOMER);
        assertThat(diagnosis.confidence()).isGreaterThan(0.9);
        assertThat(diagnosis.suspects()).singleElement().satisfies(suspect -> {
            assertThat(suspect.customer()).isEqualTo(4711);
            assertThat(suspect.counted()).isEqualTo(25);
            assertThat(suspect.excess()).isGreaterThan(20);
        });
        assertThat(diagnosis.evidence())
                .extracting(Evidence::name)
                .contains("total", "excess", "others", "customers", "lookback", "time", "rules", "likelihood");
        assertThat(diagnosis.evidence())
                .extracting(Evidence::sentence)
                .anyMatch(sentence ->
                        sentence.matches("one customer has 25 of 25 calls blocked, 0.* expected by its own history"))
                .anyMatch(sentence -> sentence.matches("rule r1 has 100 % of them, 100 % before"));
    }

    @Test
    void namesAnOldCustomerWhoAttacks() {
        history();
        ScopeDiagnosis diagnosis = last(calls(11, 20, 1));
        assertThat(diagnosis.scope()).isEqualTo(Scope.ONE_CUSTOMER);
        assertThat(diagnosis.suspects()).extracting(Suspect::customer).containsExactly(11L);
    }

    @Test
    void namesTheFewAccountsOfADistributedAttack() {
        history();
        List<Call> attack = new ArrayList<>();
        for (long account : new long[] {5, 12, 20, 101, 102, 103}) {
            attack.addAll(calls(account, 9, 1));
        }
        ScopeDiagnosis diagnosis = last(attack);
        assertThat(diagnosis.scope()).isEqualTo(Scope.FEW);
        assertThat(diagnosis.suspects())
                .extracting(Suspect::customer)
                .containsExactlyInAnyOrder(5L, 12L, 20L, 101L, 102L, 103L);
    }

    @Test
    void aRuleThatFindsFaultWithEverybodyIsManyHoweverBigTheBiggestIs() {
        history();
        play(triage, usual(1, 0.06));
        ScopeDiagnosis diagnosis = triage.diagnose(now - 1);
        assertThat(diagnosis.scope()).isEqualTo(Scope.MANY);
        assertThat(diagnosis.suspects()).isEmpty();
    }

    @Test
    void aCrowdIsNoIncident() {
        history();
        play(triage, usual(3, 0.02));
        assertThat(triage.diagnose(now - 1).scope()).isEqualTo(Scope.NONE);
    }

    @Test
    void theBiggestCustomerMayGrow() {
        history();
        assertThat(last(calls(0, 2_700, 0.02)).scope()).isEqualTo(Scope.NONE);
    }

    @Test
    void findsASlowAttackerBelowAnyThresholdOfVolume() {
        history();
        ScopeDiagnosis diagnosis = ScopeDiagnosis.nothingToGoBy();
        for (int i = 0; i < 8; i++) {
            diagnosis = last(calls(4711, 2, 1));
        }
        assertThat(diagnosis.scope()).isEqualTo(Scope.ONE_CUSTOMER);
        assertThat(diagnosis.suspects()).extracting(Suspect::customer).containsExactly(4711L);
    }

    @Test
    void anAttackIsStillOneAfterThreeHoursAndOverWhenItIsOver() {
        history();
        ScopeDiagnosis diagnosis = ScopeDiagnosis.nothingToGoBy();
        for (int i = 0; i < 18; i++) {
            diagnosis = last(calls(4711, 40, 1));
        }
        assertThat(diagnosis.scope()).isEqualTo(Scope.ONE_CUSTOMER);
        assertThat(last(List.of()).scope()).isEqualTo(Scope.NONE);
    }

    @Test
    void whoAttacksAgainIsFoundAgain() {
        history();
        for (int i = 0; i < 6; i++) {
            last(calls(4711, 40, 1));
        }
        for (int i = 0; i < 30; i++) {
            last(List.of());
        }
        assertThat(last(calls(4711, 40, 1)).suspects())
                .extracting(Suspect::customer)
                .containsExactly(4711L);
    }

    @Test
    void withoutHistoryThereIsNothingToGoBy() {
        assertThat(triage.diagnose(now)).isEqualTo(ScopeDiagnosis.nothingToGoBy());
        play(triage, usual(1, 0.5));
        ScopeDiagnosis diagnosis = triage.diagnose(now - 1);
        assertThat(diagnosis.scope()).isEqualTo(Scope.NONE);
        assertThat(diagnosis.confidence()).isZero();
        assertThat(diagnosis.evidence()).extracting(Evidence::name).containsExactly("history");
    }

    @Test
    void aLongSilenceCostsLittle() {
        history();
        now += Duration.ofDays(3_650).toMillis();
        assertThat(last(List.of()).scope()).isEqualTo(Scope.NONE);
    }

    @Test
    void aWindowMayEndEarlyAndLateEventsCountNow() {
        history();
        triage.add(now, 3, -1, false);
        triage.endWindow(now + 1);
        assertThat(triage.windowStart()).isEqualTo(now + 1);
        triage.add(now - 5 * WINDOW, 3, -1, false);
        assertThat(triage.windowStart()).isEqualTo(now + 1);
        assertThat(triage.diagnose(now + 2).scope()).isEqualTo(Scope.NONE);
    }

    @Test
    void theOrderWithinAWindowDoesNotMatter() {
        ScopeTriage other = triage(ScopeTriage.PLACES);
        for (int i = 0; i < 20; i++) {
            long begin = now;
            List<Call> calls = usual(1, 0.02);
            play(triage, calls);
            now = begin;
            play(other, calls);
        }
        List<Call> attack = calls(4711, 12, 1);
        long begin = now;
        play(triage, attack);
        now = begin;
        play(other, attack);
        assertThat(other.diagnose(now - 1).suspects())
                .extracting(Suspect::customer)
                .isEqualTo(triage.diagnose(now - 1).suspects().stream()
                        .map(Suspect::customer)
                        .toList())
                .containsExactly(4711L);
    }

    @Test
    void findsANewcomerAmongAHundredThousandStrangersWithFewPlaces() {
        ScopeTriage small = triage(64);
        for (int i = 0; i < 30; i++) {
            List<Call> calls = usual(0.2, 0.02);
            for (int c = 0; c < 4_000; c++) {
                calls.addAll(calls(random.nextInt(1_000_000) + 100, 1, 0.02));
            }
            if (i == 29) {
                calls.addAll(calls(4711, 30, 1));
            }
            play(small, calls);
        }
        ScopeDiagnosis diagnosis = small.diagnose(now - 1);
        assertThat(diagnosis.scope()).isEqualTo(Scope.ONE_CUSTOMER);
        assertThat(diagnosis.suspects()).extracting(Suspect::customer).containsExactly(4711L);
        assertThat(small.holds(4711)).isTrue();
    }

    @Test
    void refusesSettingsThatMeanNothing() {
        TriageWords words = TriageWords.of("blocked", Integer::toString);
        assertThatThrownBy(() -> new ScopeTriage(Duration.ZERO, words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT10M");
        assertThatThrownBy(() -> new ScopeTriage(Duration.ofMinutes(1), words, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("places");
    }
}
