package io.llmops.alerting;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.Inhibition;
import io.llmops.telemetry.Attribute;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Monitors that ship with the library. Where no absolute number fits every model, a model in an environment is judged against
 * its own past; where one does, by a limit that its Javadoc and docs/monitors-standard.md give the reason for.
 *
 * <p>What several of them see at once is one incident, because alerts of one model in one environment are one, and calls that
 * fail or are slow are one for a provider.
 */
public final class MonitorPacks {

    private MonitorPacks() {}

    /** All packs, by the names by which files include them. */
    public static Map<String, List<Monitor>> named() {
        return Map.of("standard", standard());
    }

    /**
     * What every LLM-backed service wants to know: do calls fail or take long, do answers get worse, do tokens and cost jump,
     * do guardrails block more than they did, has traffic stopped, do probes fail or get wrong answers, are GPUs full. Calls
     * that this library makes itself are no traffic.
     */
    public static List<Monitor> standard() {
        return Stream.of(
                        CallMonitors.all(),
                        AnswerMonitors.all(),
                        SpendMonitors.all(),
                        GuardMonitors.all(),
                        ProbeMonitors.all(),
                        GpuMonitors.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Which of the standard alerts explain others: while most calls to a provider fail, that the others are slow or dear, or
     * that none come any more, is the same story.
     */
    public static List<Inhibition> inhibitions() {
        AlertMatcher outage = AlertMatcher.monitor("error-rate");
        String provider = Attribute.PROVIDER_NAME.getKey();
        String model = Attribute.REQUEST_MODEL.getKey();
        String environment = Attribute.ENVIRONMENT.getKey();
        Inhibition.Draft byOutage = Inhibition.by(outage, Severity.CRITICAL);
        return List.of(
                byOutage.of(AlertMatcher.monitor("slow-*")).where(provider, environment),
                byOutage.of(AlertMatcher.monitor("cost-spike")).where(provider, model, environment),
                byOutage.of(AlertMatcher.monitor("no-traffic"))
                        .where(environment)
                        .grace(Duration.ZERO));
    }

    /**
     * What may be spent in a day in each environment, all models together: a warning at 80 % of it, an error at all of it or
     * at a quarter within one hour. The day is the past 24 hours, so that midnight forgives nothing. It judges what this
     * process spends: of three replicas give each a third.
     *
     * @param usd in US dollars, as the price book counts them
     * @throws IllegalArgumentException if that is no positive amount
     */
    public static Monitor dailyBudget(double usd) {
        return SpendMonitors.dailyBudget(usd);
    }
}
