package io.llmops.springboot;

import io.llmops.alerting.monitor.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who is told when something is wrong. Beans of type Monitor and Notifier count too.
 *
 * @param enabled Whether alerting runs. By default it does as soon as there is somebody to tell: Slack, PagerDuty or a bean of type Notifier.
 * @param service The service that is watched, the namespace of its incidents. By default spring.application.name.
 * @param interval How often to look, 1 s to 5 min. Fifteen seconds by default.
 * @param monitorsFile A file of monitors, YAML or JSON, that is read again when it changes. The monitors that ship with the library watch beside it only where it says include: standard.
 * @param standardMonitors Whether the monitors that ship with the library watch: errors, latency, quality.
 * @param disabledMonitors Names of monitors that are left out.
 * @param routes Who hears of what; the log of everything, unless it is named. By default Slack of warnings and worse, PagerDuty of errors and worse.
 * @param routesFile A file of routes, YAML or JSON, instead of routes; it is read again when it changes.
 * @param journal A file, for this process alone, where incidents and what is still to be told of them outlive it; needs H2 on the class path. By default they are remembered in memory. A bean of type IncidentJournal comes first.
 * @param stateDirectory A folder of this process's own, where what it learned of what is normal outlives it. By default there is none.
 * @param runbooks A folder of runbooks in Markdown, each named after a monitor.
 * @param nameCustomers Whether people read who a customer is where an incident is the trouble of one or a few. By default they read pseudonyms.
 * @param slack Slack, as an incoming webhook or as a bot.
 * @param pagerduty PagerDuty's Events API v2.
 */
@Validated
@ConfigurationProperties("llmops.alerting")
public record AlertingProperties(
        @Nullable Boolean enabled,
        @Nullable String service,
        @Nullable Duration interval,
        @Nullable Path monitorsFile,
        @DefaultValue("true") boolean standardMonitors,
        @DefaultValue Set<String> disabledMonitors,
        @Valid @DefaultValue List<Route> routes,
        @Nullable Path routesFile,
        @Nullable Path journal,
        @Nullable Path stateDirectory,
        @Nullable Path runbooks,
        @DefaultValue("false") boolean nameCustomers,
        @DefaultValue Slack slack,
        @DefaultValue PagerDuty pagerduty) {

    /**
     * One way to one notifier.
     *
     * @param atLeast The severity from which on it is told.
     * @param notifier The name of the notifier: log, slack, pagerduty, or that of a bean's.
     */
    public record Route(
            @DefaultValue("warning") Severity atLeast,
            @NotBlank String notifier) {}

    /**
     * Slack: either a webhook, which posts a message for every change, or a bot, which keeps one message per incident.
     *
     * @param webhookUrl The address of an incoming webhook. A secret.
     * @param botToken The token of an app with the scope chat:write. A secret.
     * @param channel The channel that the bot posts to.
     */
    public record Slack(
            @Nullable Secret webhookUrl,
            @Nullable Secret botToken,
            @Nullable String channel) {}

    /**
     * PagerDuty.
     *
     * @param routingKey The 32-character key of an integration. A secret.
     * @param region The service region of the account.
     * @param url The address before /v2/enqueue, instead of the region's: a proxy, or a stand-in.
     * @param deployments Whether deployments are shown there as change events, if the key can. They wake nobody.
     */
    public record PagerDuty(
            @Nullable Secret routingKey,
            @DefaultValue("us") Region region,
            @Nullable URI url,
            @DefaultValue("true") boolean deployments) {

        /** PagerDuty's service regions. */
        public enum Region {
            US,
            EU
        }
    }
}
