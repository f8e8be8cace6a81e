package io.llmops.springboot;

import static io.llmops.springboot.InvalidPropertyException.apply;

import io.llmops.alerting.Alerting;
import io.llmops.alerting.AlertingBuilder;
import io.llmops.alerting.IncidentListener;
import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.notify.PagerDutyChanges;
import io.llmops.alerting.notify.PagerDutyKeys;
import io.llmops.alerting.notify.PagerDutyNotifier;
import io.llmops.alerting.notify.SlackBotNotifier;
import io.llmops.alerting.notify.SlackWebhookNotifier;
import io.llmops.alerting.route.Route;
import io.llmops.alerting.route.Routes;
import io.llmops.config.ConfigException;
import io.llmops.springboot.AlertingProperties.PagerDuty;
import io.llmops.springboot.AlertingProperties.Slack;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.StringUtils;

/** Puts together what properties say and what beans there are. */
final class AlertingFactory {

    private static final String PREFIX = "llmops.alerting.";
    /** The notifier that is always there. */
    private static final String LOG = "log";

    private final AlertingProperties properties;
    private final ListableBeanFactory beans;

    AlertingFactory(AlertingProperties properties, ListableBeanFactory beans) {
        this.properties = properties;
        this.beans = beans;
    }

    Alerting make(String application) {
        AlertingBuilder builder = Alerting.builder();
        String service = Optional.ofNullable(properties.service()).orElse(application);
        apply(PREFIX + "service", StringUtils.hasText(service) ? service : null, builder::service);
        apply(PREFIX + "interval", properties.interval(), builder::every);
        builder.monitors(monitors());
        Optional.ofNullable(properties.monitorsFile()).ifPresent(builder::monitorsFile);
        Optional.ofNullable(properties.runbooks()).ifPresent(builder::runbooks);
        Optional.ofNullable(properties.stateDirectory()).ifPresent(builder::stateDirectory);
        if (properties.nameCustomers()) {
            builder.nameCustomers();
        }
        slack(builder);
        pagerDuty(builder);
        all(Notifier.class).forEach(builder::notifier);
        routes(builder);
        journal(builder);
        beans.getBeanProvider(IncidentListener.class).ifAvailable(builder::onChange);
        all(AlertingCustomizer.class).forEach(it -> it.customize(builder));
        return build(builder);
    }

    private <T> Stream<T> all(Class<T> type) {
        return beans.getBeanProvider(type).orderedStream();
    }

    private List<Monitor> monitors() {
        boolean standard = properties.standardMonitors() && properties.monitorsFile() == null;
        List<Monitor> monitors = new ArrayList<>(standard ? MonitorPacks.standard() : List.of());
        all(Monitor.class).forEach(monitors::add);
        List<String> names = monitors.stream().map(Monitor::name).toList();
        for (String disabled : properties.disabledMonitors()) {
            if (!names.contains(disabled)) {
                throw new InvalidPropertyException(
                        PREFIX + "disabled-monitors", disabled, "no monitor has that name; there are " + names, null);
            }
        }
        monitors.removeIf(it -> properties.disabledMonitors().contains(it.name()));
        return monitors;
    }

    private void slack(AlertingBuilder builder) {
        Slack slack = properties.slack();
        withSecret("slack.webhook-url", slack.webhookUrl(), it -> builder.notifier(new SlackWebhookNotifier(it)));
        String channel = Optional.ofNullable(slack.channel()).orElse("");
        withSecret("slack.bot-token", slack.botToken(), it -> builder.notifier(new SlackBotNotifier(it, channel)));
    }

    private void pagerDuty(AlertingBuilder builder) {
        withSecret("pagerduty.routing-key", properties.pagerduty().routingKey(), it -> {
            builder.notifier(pagerDuty(it));
            PagerDutyKeys keys = PagerDutyKeys.of(it);
            if (properties.pagerduty().deployments() && keys.takeDeployments()) {
                builder.showDeployments(changes(keys));
            }
        });
    }

    private Notifier pagerDuty(String routingKey) {
        PagerDuty settings = properties.pagerduty();
        if (settings.url() != null) {
            return PagerDutyNotifier.at(settings.url(), routingKey);
        }
        return switch (settings.region()) {
            case US -> PagerDutyNotifier.us(routingKey);
            case EU -> PagerDutyNotifier.eu(routingKey);
        };
    }

    private PagerDutyChanges changes(PagerDutyKeys keys) {
        PagerDuty settings = properties.pagerduty();
        if (settings.url() != null) {
            return new PagerDutyChanges(settings.url(), keys);
        }
        return switch (settings.region()) {
            case US -> PagerDutyChanges.us(keys);
            case EU -> PagerDutyChanges.eu(keys);
        };
    }

    private static void withSecret(String key, @Nullable Secret secret, Consumer<String> builder) {
        if (secret != null) {
            secret.reveal().ifPresent(value -> apply(PREFIX + key, secret, it -> builder.accept(value)));
        }
    }

    /** A bean's before the file's: whoever writes one wants it. */
    private void journal(AlertingBuilder builder) {
        IncidentJournal bean = beans.getBeanProvider(IncidentJournal.class).getIfAvailable();
        if (bean != null) {
            builder.journal(bean);
        } else {
            apply(PREFIX + "journal", properties.journal(), builder::journal);
        }
    }

    private void routes(AlertingBuilder builder) {
        Optional.ofNullable(properties.routesFile()).ifPresent(builder::routesFile);
        if (properties.routes().isEmpty()) {
            beans.getBeanProvider(Routes.class).ifAvailable(builder::routes);
            return;
        }
        List<Route> routes = new ArrayList<>();
        properties.routes().forEach(it -> routes.add(new Route(it.atLeast(), it.notifier())));
        if (routes.stream().noneMatch(it -> it.to().contains(LOG))) {
            routes.add(new Route(Severity.INFO, LOG));
        }
        builder.routes(new Routes(routes));
    }

    /** Each says which file it is about. */
    private InvalidPropertyException ofAFile(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        Path routes = properties.routesFile();
        boolean ofRoutes = routes != null && message.contains(routes.toString());
        return new InvalidPropertyException(
                PREFIX + (ofRoutes ? "routes-file" : "monitors-file"),
                String.valueOf(ofRoutes ? routes : properties.monitorsFile()),
                message,
                e);
    }

    /** A notifier without a route, or a route without a notifier, comes to light here. */
    private Alerting build(AlertingBuilder builder) {
        try {
            return builder.build();
        } catch (ConfigException | UncheckedIOException e) {
            throw ofAFile(e);
        } catch (IllegalArgumentException e) {
            throw properties.routes().isEmpty()
                    ? e
                    : new InvalidPropertyException(
                            PREFIX + "routes", properties.routes(), String.valueOf(e.getMessage()), e);
        }
    }
}
