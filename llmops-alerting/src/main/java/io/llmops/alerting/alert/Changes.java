package io.llmops.alerting.alert;

import io.llmops.alerting.alert.SavedAlerts.LatestChanges;
import io.llmops.alerting.monitor.FlapPolicy;
import io.llmops.alerting.monitor.Severity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How often an alert has changed of late, and whether that is too often: the detector of {@link FlapPolicy}. */
final class Changes {

    private final FlapPolicy policy;
    private final Deque<Duration> changes = new ArrayDeque<>(); // at which age, the latest last
    private Duration age = Duration.ZERO;
    private Optional<Severity> wrong = Optional.empty();
    private Optional<Severity> flapping = Optional.empty();

    Changes(FlapPolicy policy) {
        this.policy = policy;
    }

    /** Takes how bad it is now; empty if nothing is wrong. */
    void step(Optional<Severity> now, Duration elapsed) {
        if (policy.isOff()) {
            return;
        }
        age = age.plus(elapsed);
        while (!changes.isEmpty() && age.minus(changes.getFirst()).compareTo(policy.window()) >= 0) {
            changes.removeFirst();
        }
        Optional<Severity> worst = worse(wrong, now);
        if (!now.equals(wrong)) {
            changes.addLast(age);
            wrong = now;
        }
        if (changes.size() > policy.enter()) {
            changes.removeFirst(); // it takes no more to know
        }
        if (flapping.isPresent()) {
            flapping = changes.size() > policy.leave() ? worse(flapping, now) : Optional.empty();
        } else if (changes.size() >= policy.enter()) {
            flapping = worst;
        }
    }

    private static Optional<Severity> worse(Optional<Severity> one, Optional<Severity> other) {
        boolean first = other.isEmpty() || (one.isPresent() && one.get().isAtLeast(other.get()));
        return first ? one : other;
    }

    /** The worst severity it had while flapping; empty if it does not flap. */
    Optional<Severity> flapping() {
        return flapping;
    }

    /** Whether it has changed within the window. */
    boolean areAny() {
        return !changes.isEmpty();
    }

    LatestChanges save() {
        return new LatestChanges(changes.stream().map(age::minus).toList(), wrong, flapping);
    }

    void restore(LatestChanges saved) {
        age = saved.ago().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        changes.clear();
        saved.ago().forEach(it -> changes.addLast(age.minus(it)));
        wrong = saved.wrong();
        flapping = policy.isOff() ? Optional.empty() : saved.flapping();
    }
}
