package io.llmops.alerting.monitor;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * When a breach becomes an alert, how bad that is, when it is over, and how often people hear of it.
 *
 * <pre>{@code
 * AlertPolicy.standard(Severity.ERROR).pendingFor(Duration.ofMinutes(2)).noData(NoDataPolicy.keep())
 * }</pre>
 *
 * @param severity that of the monitor's first level
 * @param pendingFor breached for this long, the alert fires; with {@code keepFiringFor} also the shortest time between two
 *     changes
 * @param keepFiringFor clear for this long, it is resolved
 * @param renotifyEvery while it fires, people are reminded this often; zero means never
 * @param evaluationDelay how long before now the judged time ends, for data that come late
 * @param newGroupDelay for how long a group that is seen for the first time is not judged yet
 * @param maxGroups how many groups are judged; those in trouble come first
 */
public record AlertPolicy(
        Severity severity,
        Duration pendingFor,
        Duration keepFiringFor,
        NoDataPolicy noData,
        Duration renotifyEvery,
        Duration evaluationDelay,
        Duration newGroupDelay,
        int maxGroups,
        FlapPolicy flapping) {

    /** As many as the signal history keeps series. */
    private static final int MOST_GROUPS = 1_000;

    public AlertPolicy {
        requireNotNegative("pendingFor", pendingFor);
        requireNotNegative("keepFiringFor", keepFiringFor);
        requireNotNegative("renotifyEvery", renotifyEvery);
        requireNotNegative("evaluationDelay", evaluationDelay);
        requireNotNegative("newGroupDelay", newGroupDelay);
        if (maxGroups < 1) {
            throw new IllegalArgumentException(
                    "maxGroups is " + maxGroups + "; without a group there is nothing to judge");
        }
    }

    /**
     * One minute to fire, five to resolve, over after half an hour without data, no reminders, no delays, 1,000 groups,
     * {@linkplain FlapPolicy#standard() flapping} from five changes within an hour.
     */
    public static AlertPolicy standard(Severity severity) {
        return new AlertPolicy(
                severity,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                NoDataPolicy.okAfter(Duration.ofMinutes(30)),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                MOST_GROUPS,
                FlapPolicy.standard());
    }

    public AlertPolicy pendingFor(Duration value) {
        return with(it -> it.pendingFor = value);
    }

    public AlertPolicy keepFiringFor(Duration value) {
        return with(it -> it.keepFiringFor = value);
    }

    public AlertPolicy noData(NoDataPolicy value) {
        return with(it -> it.noData = value);
    }

    public AlertPolicy renotifyEvery(Duration value) {
        return with(it -> it.renotifyEvery = value);
    }

    public AlertPolicy evaluationDelay(Duration value) {
        return with(it -> it.evaluationDelay = value);
    }

    public AlertPolicy newGroupDelay(Duration value) {
        return with(it -> it.newGroupDelay = value);
    }

    public AlertPolicy maxGroups(int value) {
        return with(it -> it.maxGroups = value);
    }

    public AlertPolicy flapping(FlapPolicy value) {
        return with(it -> it.flapping = value);
    }

    private AlertPolicy with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new AlertPolicy(
                severity,
                draft.pendingFor,
                draft.keepFiringFor,
                draft.noData,
                draft.renotifyEvery,
                draft.evaluationDelay,
                draft.newGroupDelay,
                draft.maxGroups,
                draft.flapping);
    }

    /** A policy while one of its parts is exchanged. */
    private static final class Draft {
        private Duration pendingFor;
        private Duration keepFiringFor;
        private NoDataPolicy noData;
        private Duration renotifyEvery;
        private Duration evaluationDelay;
        private Duration newGroupDelay;
        private int maxGroups;
        private FlapPolicy flapping;

        private Draft(AlertPolicy from) {
            pendingFor = from.pendingFor;
            keepFiringFor = from.keepFiringFor;
            noData = from.noData;
            renotifyEvery = from.renotifyEvery;
            evaluationDelay = from.evaluationDelay;
            newGroupDelay = from.newGroupDelay;
            maxGroups = from.maxGroups;
            flapping = from.flapping;
        }
    }

    static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " is " + Prose.duration(duration) + "; give zero or more");
        }
    }
}
