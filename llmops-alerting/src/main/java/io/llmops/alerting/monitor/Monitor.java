package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition that is watched, and what to make of it: one level, or several of rising severity.
 *
 * <pre>{@code
 * Monitor.named("error-rate")
 *         .summary("Too many calls fail")
 *         .when(Threshold.above(errorRate, 0.05).recoverAt(0.02).minSamples(50))
 *         .escalate(Severity.CRITICAL, Threshold.above(errorRate, 0.25).recoverAt(0.15).minSamples(50))
 *         .policy(AlertPolicy.standard(Severity.ERROR).pendingFor(Duration.ofMinutes(2)))
 *         .build()
 * }</pre>
 *
 * <p>The conditions of all levels are to be grouped by the same labels: an alert is the alert of one group.
 *
 * @param name lower-case letters, digits and hyphens; unique, and the same for as long as it means the same
 * @param summary what is wrong when it fires, in a few words
 * @param condition that of the first level, whose severity is the policy's
 * @param escalations further levels, each worse than the one before it
 * @param labels put on its alerts beside the labels of the group
 */
public record Monitor(
        String name,
        String summary,
        Condition condition,
        List<Level> escalations,
        AlertPolicy policy,
        Labels labels,
        Runbook runbook) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

    public Monitor {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A monitor cannot be named \"" + name
                    + "\"; use up to 100 lower-case letters, digits and hyphens, such as error-rate");
        }
        if (summary.isBlank()) {
            throw new IllegalArgumentException("Monitor " + name + " needs a summary: what is wrong when it fires");
        }
        escalations = List.copyOf(escalations);
        requireRising(name, policy, escalations);
        requireSameGroups(name, condition, escalations);
    }

    private static void requireRising(String name, AlertPolicy policy, List<Level> escalations) {
        Severity before = policy.severity();
        for (Level level : escalations) {
            if (level.severity().compareTo(before) <= 0) {
                throw new IllegalArgumentException(
                        "Monitor " + name + " escalates from " + before + " to " + level.severity()
                                + "; give levels of rising severity, each once, beginning above the policy's");
            }
            before = level.severity();
        }
    }

    private static void requireSameGroups(String name, Condition condition, List<Level> escalations) {
        for (Level level : escalations) {
            List<String> by = level.condition().by();
            if (!Set.copyOf(by).equals(Set.copyOf(condition.by()))) {
                throw new IllegalArgumentException("Monitor " + name + " has groups by " + condition.by()
                        + ", but its level " + level.severity() + " by " + by
                        + "; an alert is the alert of one group, so give their signals the same by(...)");
            }
        }
    }

    /** Starts a monitor; its condition is still to be given. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** All levels, the least severe first. */
    public List<Level> levels() {
        return Stream.concat(Stream.of(Level.of(policy.severity(), condition)), escalations.stream())
                .toList();
    }

    /** How far back it looks, its evaluation delay included. */
    public Duration reach() {
        return levels().stream()
                .map(it -> it.condition().reach())
                .max(Duration::compareTo)
                .orElseThrow()
                .plus(policy.evaluationDelay());
    }

    /** The monitor as one sentence: {@code error-rate (error): mean of x over 10m above 1.5; critical: ... above 3}. */
    @Override
    public String toString() {
        String worse = escalations.stream().map(it -> "; " + it).collect(Collectors.joining());
        return name + " (" + policy.severity() + "): " + condition.describe() + worse;
    }

    /** Collects what a monitor is made of; what is not given has a default that its method names. */
    public static final class Builder {

        private final String name;
        private String summary;
        private @Nullable Condition condition;
        private final List<Level> escalations = new ArrayList<>();
        private AlertPolicy policy = AlertPolicy.standard(Severity.WARNING);
        private Labels labels = Labels.none();
        private Runbook runbook = Runbook.none();

        private Builder(String name) {
            this.name = name;
            this.summary = name;
        }

        /** What is wrong when it fires. By default the name. */
        public Builder summary(String summary) {
            this.summary = summary;
            return this;
        }

        /** What is wrong, with the severity of the {@linkplain #policy policy}. */
        public Builder when(Condition condition) {
            this.condition = condition;
            return this;
        }

        /** What is worse: the same alert then has that severity. To be called in the order of rising severity. */
        public Builder escalate(Severity severity, Condition condition) {
            return escalate(Level.of(severity, condition));
        }

        /** What is worse, with times of its own. */
        public Builder escalate(Level level) {
            escalations.add(level);
            return this;
        }

        /** By default {@link AlertPolicy#standard} with severity warning. */
        public Builder policy(AlertPolicy policy) {
            this.policy = policy;
            return this;
        }

        /** By default no further labels. */
        public Builder label(String key, String value) {
            this.labels = labels.plus(Labels.of(key, value));
            return this;
        }

        /** By default none. */
        public Builder runbook(Runbook runbook) {
            this.runbook = runbook;
            return this;
        }

        public Monitor build() {
            if (condition == null) {
                throw new IllegalArgumentException(
                        "Monitor " + name + " has no condition; add when(Threshold.above(value, limit))");
            }
            return new Monitor(name, summary, condition, escalations, policy, labels, runbook);
        }
    }
}
