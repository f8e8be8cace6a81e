package io.llmops.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.incident.Grouping;
import io.llmops.alerting.incident.IncidentBook;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.FlapPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.Silence;
import io.llmops.alerting.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random worlds: three groups, two levels, any policy, steps of any size, back too, sources that throw, silences, and
 * processes that end at any moment. What must hold in all of them.
 */
class AlertsPropertyTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Labels> GROUPS =
            List.of(Labels.of("model", "a"), Labels.of("model", "b"), Labels.of("model", "c"));
    private static final double[] VALUES = {1, 4, 6, 9, 12}; // clear, holding, breached, critical holding, critical
    private static final Silence QUIET = Silence.of(
                    AlertMatcher.everything().label("model", "a"), Instant.parse("9999-01-01T00:00:00Z"))
            .by("ann")
            .because("test");

    /** From which phase to which. */
    private static final Map<Phase, Set<Phase>> LEGAL = Map.of(
            Phase.INACTIVE, EnumSet.of(Phase.PENDING, Phase.FIRING, Phase.FLAPPING),
            Phase.PENDING, EnumSet.of(Phase.INACTIVE, Phase.FIRING, Phase.FLAPPING),
            Phase.FIRING, EnumSet.of(Phase.RECOVERING, Phase.RESOLVED, Phase.PENDING, Phase.FLAPPING),
            Phase.RECOVERING, EnumSet.of(Phase.FIRING, Phase.RESOLVED, Phase.PENDING, Phase.FLAPPING),
            Phase.FLAPPING, EnumSet.of(Phase.FIRING, Phase.RECOVERING, Phase.RESOLVED, Phase.PENDING),
            Phase.RESOLVED, EnumSet.of(Phase.PENDING, Phase.FIRING, Phase.FLAPPING));

    /** One tick of the world. */
    private record Tick(Duration moved, Map<Labels, Double> values, boolean broken, boolean silenced) {}

    private record World(Monitor monitor, List<Tick> ticks) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingIsToldTwiceOrLostAndEveryStepIsLegal(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            check(world(random));
        }
    }

    private static void check(World world) {
        IncidentBook incidents = IncidentBook.empty(Grouping.standard("shop").by("model"));
        Silences silences = Silences.none();
        Alerts alerts = new Alerts(List.of(world.monitor), silences, thrown -> {});
        ScriptedSource source = new ScriptedSource();
        Map<Labels, Transition> known = new HashMap<>();
        Map<Labels, Phase> phases = new HashMap<>();
        Set<IncidentKey> open = new HashSet<>();
        Instant now = START;
        for (Tick tick : world.ticks) {
            now = now.plus(tick.moved);
            set(source, tick);
            set(silences, tick);
            List<Transition> transitions = alerts.step(new Feeds(source), now);
            for (Transition it : transitions) {
                checkPhase(it, phases);
                checkNews(it, known, tick);
            }
            checkIncidents(incidents.apply(transitions), open);
            assertThat(open).hasSameSizeAs(known.keySet()).hasSameSizeAs(incidents.open());
            assertThat(alerts.active()).extracting(ActiveAlert::labels).doesNotHaveDuplicates();
        }
        endlessPeace(alerts, silences, source, incidents, now);
        assertThat(incidents.open()).as("after endless peace").isEmpty();
    }

    private static void checkPhase(Transition it, Map<Labels, Phase> phases) {
        Phase before = phases.getOrDefault(it.labels(), Phase.INACTIVE);
        if (it.from() != it.to()) {
            assertThat(LEGAL.get(it.from())).as("%s", it).contains(it.to());
        }
        if (before.isActive() || it.from().isActive()) {
            assertThat(it.from()).as("%s", it).isEqualTo(before);
        }
        phases.put(it.labels(), it.to());
    }

    private static void checkNews(Transition it, Map<Labels, Transition> known, Tick tick) {
        Transition last = known.get(it.labels());
        if (!it.isNews()) {
            return;
        }
        boolean isSilenced = tick.silenced && it.labels().equals(GROUPS.get(0));
        if (isSilenced) {
            assertThat(it.kind()).isIn(Kind.RESOLVED, Kind.EVALUATED_AGAIN);
        }
        switch (it.kind()) {
            case FIRED -> assertThat(last).as("double fire %s", it).isNull();
            case ESCALATED -> assertThat(it.severity()).isGreaterThan(last.severity());
            case DE_ESCALATED -> assertThat(it.severity()).isLessThan(last.severity());
            case REMINDED -> assertThat(it.severity()).isEqualTo(last.severity());
            default -> assertThat(last).as("%s without a firing", it).isNotNull();
        }
        if (last != null && last.to() == Phase.FLAPPING && it.to() == Phase.FLAPPING) {
            assertThat(it.kind())
                    .as("while flapping nothing is told but that it is worse than ever")
                    .isIn(Kind.ESCALATED, Kind.EVALUATION_FAILED, Kind.EVALUATED_AGAIN);
        }
        if (it.isResolved()) {
            known.remove(it.labels());
        } else {
            known.put(it.labels(), it);
        }
    }

    private static void checkIncidents(List<IncidentChange> changes, Set<IncidentKey> open) {
        for (IncidentChange change : changes) {
            IncidentKey key = change.incident().key();
            switch (change.kind()) {
                case OPENED -> assertThat(open.add(key)).isTrue();
                case UPDATED, REMINDED, HANDLED -> assertThat(open).contains(key);
                case RESOLVED -> assertThat(open.remove(key)).isTrue();
            }
        }
    }

    private static void endlessPeace(
            Alerts alerts, Silences silences, ScriptedSource source, IncidentBook incidents, Instant from) {
        Instant now = from;
        set(silences, new Tick(Duration.ZERO, Map.of(), false, false));
        source.broken(false);
        GROUPS.forEach(it -> source.say(it, 1));
        for (int minute = 0; minute < 200; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            incidents.apply(alerts.step(new Feeds(source), now));
        }
        assertThat(alerts.active()).isEmpty();
    }

    /** A process that ends and another that goes on, at any moment and for any time, tell what one process would have. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void aRestartChangesNothing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            World world = world(random);
            Silences silences = Silences.none();
            Alerts one = new Alerts(List.of(world.monitor), silences, thrown -> {});
            Alerts many = new Alerts(List.of(world.monitor), silences, thrown -> {});
            ScriptedSource source = new ScriptedSource();
            Instant now = START;
            Duration down = Duration.ZERO;
            for (Tick tick : world.ticks) {
                if (random.nextInt(4) == 0) {
                    Duration downtime =
                            random.nextBoolean() ? Duration.ZERO : step(random).abs();
                    SavedAlerts saved = many.save();
                    down = down.plus(downtime);
                    many = new Alerts(List.of(world.monitor), silences, thrown -> {});
                    many.restore(saved, now.plus(down));
                    assertThat(many.save()).isEqualTo(saved);
                }
                now = now.plus(tick.moved);
                set(source, tick);
                set(silences, tick);
                List<Transition> expected = one.step(new Feeds(source), now);
                List<Transition> actual = many.step(new Feeds(source), now.plus(down));

                assertThat(timeless(actual)).isEqualTo(timeless(expected));
            }
        }
    }

    /** Moments and how long ago they were differ by the time that nobody watched. */
    private static List<Transition> timeless(List<Transition> transitions) {
        return transitions.stream()
                .map(it -> new Transition(
                        it.kind(),
                        it.monitor(),
                        it.labels(),
                        it.from(),
                        it.to(),
                        it.severity(),
                        START,
                        START,
                        it.reading(),
                        it.sentence(),
                        it.kind() == Kind.REMINDED ? "" : it.reason()))
                .toList();
    }

    /** However wild the readings are, an alert that may flap is told no more than its policy lets through. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void flappingIsBounded(long seed) {
        Random random = new Random(seed);
        FlapPolicy flapping = FlapPolicy.standard();
        for (int i = 0; i < 20; i++) {
            Monitor monitor = monitor(AlertPolicy.standard(Severity.ERROR)
                    .pendingFor(Duration.ZERO)
                    .keepFiringFor(Duration.ZERO)
                    .flapping(flapping));
            Alerts alerts = new Alerts(List.of(monitor));
            ScriptedSource source = new ScriptedSource();
            List<Instant> told = new ArrayList<>();
            Instant now = START;
            int calm = 1 + random.nextInt(60);
            double value = 1;
            for (int minute = 0; minute < 2_000; minute++) {
                now = now.plus(Duration.ofMinutes(1));
                value = random.nextInt(calm) == 0 ? VALUES[random.nextInt(VALUES.length)] : value;
                source.say(GROUPS.get(0), value);
                for (Transition it : alerts.step(new Feeds(source), now)) {
                    if (it.isNews()) {
                        told.add(it.at());
                    }
                }
            }
            for (Instant at : told) {
                Instant end = at.plus(flapping.window());
                // those that make it flap, one that it is worse than ever, its end, and those that make it flap again
                assertThat(told.stream()
                                .filter(it -> !it.isBefore(at) && it.isBefore(end))
                                .count())
                        .isLessThanOrEqualTo(2L * flapping.enter() + 1);
            }
        }
    }

    private static World world(Random random) {
        AlertPolicy policy = AlertPolicy.standard(Severity.ERROR)
                .pendingFor(Duration.ofMinutes(random.nextInt(4)))
                .keepFiringFor(Duration.ofMinutes(random.nextInt(6)))
                .noData(noData(random))
                .renotifyEvery(Duration.ofMinutes(random.nextInt(3) * 20L))
                .evaluationDelay(Duration.ofMinutes(random.nextInt(3)))
                .newGroupDelay(Duration.ofMinutes(random.nextInt(3)))
                .maxGroups(random.nextInt(4) == 0 ? 2 : 1_000)
                .flapping(random.nextBoolean() ? FlapPolicy.off() : new FlapPolicy(4, 1, Duration.ofMinutes(30)));
        List<Tick> ticks = new ArrayList<>();
        Map<Labels, Double> values = new HashMap<>();
        boolean silenced = false;
        boolean broken = false;
        for (int i = 0; i < 150; i++) {
            for (Labels group : GROUPS) {
                if (random.nextInt(4) == 0) {
                    values.put(group, random.nextInt(5) == 0 ? Double.NaN : VALUES[random.nextInt(VALUES.length)]);
                }
            }
            silenced = random.nextInt(12) == 0 ? !silenced : silenced;
            broken = random.nextInt(broken ? 3 : 20) == 0 ? !broken : broken;
            ticks.add(new Tick(step(random), Map.copyOf(values), broken, silenced));
        }
        return new World(monitor(policy), ticks);
    }

    private static NoDataPolicy noData(Random random) {
        Duration after = Duration.ofMinutes(random.nextInt(8));
        return switch (random.nextInt(3)) {
            case 0 -> NoDataPolicy.okAfter(after);
            case 1 -> NoDataPolicy.keep();
            default -> NoDataPolicy.alertAfter(after);
        };
    }

    /** The critical level's source throws at times. */
    private static Monitor monitor(AlertPolicy policy) {
        Value latency = Value.mean(Signal.of("latency").by("model"), Duration.ofMinutes(5));
        Value other = Value.mean(Signal.of("latency.broken").by("model"), Duration.ofMinutes(5));
        return Monitor.named("slow")
                .when(Threshold.above(latency, 5).recoverAt(3))
                .escalate(Severity.CRITICAL, Threshold.above(other, 10).recoverAt(8))
                .policy(policy)
                .build();
    }

    private static void set(ScriptedSource source, Tick tick) {
        source.broken(tick.broken);
        for (Labels group : GROUPS) {
            double value = Optional.ofNullable(tick.values.get(group)).orElse(Double.NaN);
            if (Double.isNaN(value)) {
                source.silence(group);
            } else {
                source.say(group, value);
            }
        }
    }

    private static void set(Silences silences, Tick tick) {
        if (tick.silenced) {
            silences.add(QUIET);
        } else {
            silences.remove(QUIET);
        }
    }

    private static Duration step(Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofSeconds(-random.nextInt(10_000));
            case 2 -> Duration.ofHours(random.nextInt(50));
            case 3 -> random.nextInt(10) == 0 ? Duration.ofDays(100_000) : Duration.ofMinutes(40);
            case 4 -> random.nextInt(10) == 0 ? Duration.ofDays(-100_000) : Duration.ofMinutes(10);
            default -> Duration.ofSeconds(random.nextInt(120));
        };
    }
}
