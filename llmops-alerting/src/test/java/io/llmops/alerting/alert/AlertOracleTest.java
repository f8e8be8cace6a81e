package io.llmops.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.FlapPolicy;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lives of two levels that flap and are silenced, compared with what follows from the definitions when the whole past is
 * read anew on every step.
 */
class AlertOracleTest {

    private static final List<Reading> READINGS =
            List.of(Readings.BREACHED, Readings.HOLDING, Readings.CLEAR, Readings.NO_DATA);

    /** What was seen in one moment; a reading that is null could not be made. */
    private record Moment(List<Optional<Reading>> readings, Duration elapsed, boolean silenced) {}

    private enum Told {
        NOTHING,
        RECOVERING,
        FIRING
    }

    /** What people know: how bad, and whether it flaps. */
    private record Known(Severity severity, boolean flapping) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void peopleKnowWhatFollowsFromTheDefinitions(long seed) {
        Random random = new Random(seed);
        for (int life = 0; life < 60; life++) {
            FlapPolicy flapping = random.nextInt(3) == 0
                    ? FlapPolicy.off()
                    : new FlapPolicy(
                            3 + random.nextInt(3), random.nextInt(3), Duration.ofMinutes(10 + random.nextInt(40)));
            AlertPolicy policy = Readings.policy(random.nextInt(3), random.nextInt(4), random.nextInt(8))
                    .flapping(flapping);
            live(random, policy);
        }
    }

    private static void live(Random random, AlertPolicy policy) {
        Alert alert = new Alert(Readings.twoLevels("slow", policy), Labels.none());
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        List<Moment> past = new ArrayList<>();
        List<Reading> last = new ArrayList<>(List.of(Readings.CLEAR, Readings.CLEAR));
        boolean silenced = false;
        Known known = null;
        for (int step = 0; step < 80; step++) {
            for (int level = 0; level < 2; level++) {
                last.set(level, random.nextInt(3) == 0 ? READINGS.get(random.nextInt(4)) : last.get(level));
            }
            silenced = random.nextInt(15) == 0 ? !silenced : silenced;
            Duration elapsed = step == 0 ? Duration.ZERO : Duration.ofSeconds(random.nextInt(240));
            now = now.plus(elapsed);
            Optional<Reading> upper = random.nextInt(20) == 0 ? Optional.empty() : Optional.of(last.get(1));
            past.add(new Moment(List.of(Optional.of(last.get(0)), upper), elapsed, silenced));

            Optional<Transition> told = alert.step(new Look(
                    past.get(step).readings,
                    elapsed,
                    now,
                    now,
                    false,
                    silenced ? Optional.of("test") : Optional.empty()));

            Known next = known(past, policy);
            assertThat(told.filter(Transition::isNews).map(Transition::kind))
                    .as("%s: %s", policy, past)
                    .isEqualTo(kind(known, next));
            if (next != null && told.filter(Transition::isNews).isPresent()) {
                assertThat(told.get().severity()).isEqualTo(next.severity);
            }
            known = next;
        }
    }

    private static Optional<Kind> kind(@Nullable Known before, @Nullable Known after) {
        if (before == null || after == null) {
            return Objects.equals(before, after)
                    ? Optional.empty()
                    : Optional.of(after == null ? Kind.RESOLVED : Kind.FIRED);
        }
        if (before.flapping != after.flapping) {
            return Optional.of(after.flapping ? Kind.BEGAN_FLAPPING : Kind.STEADIED);
        }
        int worse = after.severity.compareTo(before.severity);
        return worse == 0 ? Optional.empty() : Optional.of(worse > 0 ? Kind.ESCALATED : Kind.DE_ESCALATED);
    }

    /**
     * What is wrong, unless it is silenced; but what is over is over for everyone, and what is almost over is not worth
     * telling.
     */
    private static @Nullable Known known(List<Moment> past, AlertPolicy policy) {
        List<@Nullable Severity> wrong = new ArrayList<>();
        Told[] upper = told(past, 1, policy, new Told[past.size()]);
        Told[] lower = told(past, 0, policy, upper);
        for (int i = 0; i < past.size(); i++) {
            wrong.add(upper[i] != Told.NOTHING ? Severity.CRITICAL : lower[i] != Told.NOTHING ? Severity.ERROR : null);
        }
        Known known = null;
        for (int i = 0; i < past.size(); i++) {
            Known is = isSo(past.subList(0, i + 1), wrong, policy.flapping());
            boolean almostOver =
                    is != null && !is.flapping && upper[i] != Told.FIRING && lower[i] != Told.FIRING && known == null;
            if (is == null || (!past.get(i).silenced && !almostOver)) {
                known = is;
            }
        }
        return known;
    }

    /** At the end of this past: flapping from the last time there were so many changes, until there were so few. */
    private static @Nullable Known isSo(List<Moment> past, List<@Nullable Severity> wrong, FlapPolicy policy) {
        Severity flapping = null;
        for (int i = 0; i < past.size() && !policy.isOff(); i++) {
            Severity before = i == 0 ? null : wrong.get(i - 1);
            int changes = changes(past, wrong, i, policy.window());
            if (flapping == null && changes >= policy.enter()) {
                flapping = worse(before, wrong.get(i));
            } else if (flapping != null) {
                flapping = changes > policy.leave() ? worse(flapping, wrong.get(i)) : null;
            }
        }
        Severity now = wrong.get(past.size() - 1);
        return flapping != null ? new Known(flapping, true) : now == null ? null : new Known(now, false);
    }

    private static int changes(List<Moment> past, List<@Nullable Severity> wrong, int until, Duration window) {
        Duration ago = Duration.ZERO;
        int changes = 0;
        for (int i = until; i >= 0 && ago.compareTo(window) < 0; i--) {
            Severity before = i == 0 ? null : wrong.get(i - 1);
            changes += before == wrong.get(i) ? 0 : 1;
            ago = ago.plus(past.get(i).elapsed);
        }
        return changes;
    }

    private static @Nullable Severity worse(@Nullable Severity one, @Nullable Severity other) {
        return one == null || (other != null && other.isAtLeast(one)) ? other : one;
    }

    /** Sums over the past, no states. */
    private static Told[] told(List<Moment> past, int level, AlertPolicy policy, Told[] worse) {
        Told[] result = new Told[past.size()];
        boolean told = false;
        Duration breached = null; // since the last clear reading, while not told
        Duration clear = null; // since the last breach, while told
        Duration silent = Duration.ZERO;
        for (int i = 0; i < past.size(); i++) {
            Reading.State reading =
                    past.get(i).readings.get(level).map(Reading::state).orElse(null);
            Duration elapsed = past.get(i).elapsed;
            Duration pendingFor =
                    worse[i] == Told.RECOVERING || worse[i] == Told.FIRING ? Duration.ZERO : policy.pendingFor();
            if (reading == null) {
                result[i] = !told ? Told.NOTHING : clear == null ? Told.FIRING : Told.RECOVERING;
                continue;
            }
            silent = reading == Reading.State.NO_DATA ? silent.plus(elapsed) : Duration.ZERO;
            if (reading == Reading.State.BREACHED) {
                clear = null;
                breached = told ? null : breached == null ? Duration.ZERO : breached.plus(elapsed);
                if (!told && breached.compareTo(pendingFor) >= 0) {
                    told = true;
                    breached = null;
                }
            } else if (reading == Reading.State.CLEAR) {
                breached = null;
                clear = !told ? null : clear == null ? Duration.ZERO : clear.plus(elapsed);
                if (told && clear.compareTo(policy.keepFiringFor()) >= 0) {
                    told = false;
                    clear = null;
                }
            } else if (reading == Reading.State.NO_DATA
                    && silent.compareTo(policy.noData().after()) >= 0) {
                told = false;
                breached = null;
                clear = null;
            }
            result[i] = !told ? Told.NOTHING : clear == null ? Told.FIRING : Told.RECOVERING;
        }
        return result;
    }
}
