package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Labels;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition that is watched, and what to make of it.
 *
 * <pre>{@code
 * Monitor.named("error-rate")
 *         .summary("Too many calls fail")
 *         .when(Threshold.above(errorRate, 0.05).recoverAt(0.02).minSamples(50))
 *         .policy(AlertPolicy.standard(Severity.ERROR).pendingFor(Duration.ofMinutes(2)))
 *         .build()
 * }</pre>
 *
 * @param name lower-case letters, digits and hyphens; unique, and the same for as long as it means the same
 * @param summary what is wrong when it fires, in a few words
 * @param labels put on its alerts beside the labels of the group
 */
public record Monitor(
        String name, String summary, Condition condition, AlertPolicy policy, Labels labels, Runbook runbook) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

    public Monitor {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A monitor cannot be named \"" + name
                    + "\"; use up to 100 lower-case letters, digits and hyphens, such as error-rate");
        }
        if (summary.isBlank()) {
            throw new IllegalArgumentException("Monitor " + name + " needs a summary: what is wrong when it fires");
        }
    }

    /** Starts a monitor; its condition is still to be given. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The monitor as one sentence: {@code error-rate (error): mean of x over 10m above 1.5}. */
    @Override
    public String toString() {
        return name + " (" + policy.severity() + "): " + condition.describe();
    }

    /** Collects what a monitor is made of; what is not given has a default that its method names. */
    public static final class Builder {

        private final String name;
        private String summary;
        private @Nullable Condition condition;
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

        public Builder when(Condition condition) {
            this.condition = condition;
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
            return new Monitor(name, summary, condition, policy, labels, runbook);
        }
    }
}
