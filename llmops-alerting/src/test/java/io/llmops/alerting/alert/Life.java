package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One alert, stepped by hand; what people would hear is noted. */
final class Life {

    private final Alert alert;
    private final StepClock clock = new StepClock();
    private final List<String> told = new ArrayList<>();
    private Optional<String> silenced = Optional.empty();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    Life(Monitor monitor) {
        alert = new Alert(monitor, Labels.of("model", "gpt-4o"));
    }

    /** A reading for each level, every minute. */
    Life everyMinute(int times, Reading... readings) {
        for (int i = 0; i < times; i++) {
            step(readings);
            now = now.plus(Duration.ofMinutes(1));
        }
        return this;
    }

    Optional<Transition> step(Reading... readings) {
        List<Optional<Reading>> all = Stream.of(readings).map(Optional::of).toList();
        return step(all);
    }

    private Optional<Transition> step(List<Optional<Reading>> readings) {
        Optional<Transition> transition = alert.step(new Look(readings, clock.elapsed(now), now, now, false, silenced));
        transition.filter(Transition::isNews).ifPresent(it -> told.add(words(it)));
        return transition;
    }

    private static String words(Transition it) {
        return it.kind().name().toLowerCase(Locale.ROOT) + " " + it.severity() + ": " + it.reason();
    }

    Life silenced(boolean yes) {
        silenced = yes ? Optional.of("silenced by ann") : Optional.empty();
        return this;
    }

    Life move(Duration by) {
        now = now.plus(by);
        return this;
    }

    Instant now() {
        return now;
    }

    Alert alert() {
        return alert;
    }

    Phase phase() {
        return alert.phase();
    }

    List<String> told() {
        return told;
    }
}
