package io.llmops.alerting.notify;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.monitor.Severity;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells the log, on one line, at the level of the severity; what is over at level info. */
public final class LogNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);

    /** Line breaks in a label could otherwise forge a line of their own. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    public LogNotifier() {}

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Delivery send(Notification notification) {
        LOG.atLevel(level(notification)).log(line(notification));
        return Delivery.accepted();
    }

    private static Level level(Notification notification) {
        Severity severity = notification.incident().severity();
        if (notification.kind() == IncidentChange.Kind.RESOLVED || severity == Severity.INFO) {
            return Level.INFO;
        }
        return severity == Severity.WARNING ? Level.WARN : Level.ERROR;
    }

    static String line(Notification notification) {
        Incident incident = notification.incident();
        String news = notification.news().isEmpty() ? "" : " | " + String.join("; ", notification.news());
        String traces = incident.traceIds().isEmpty() ? "" : " | traces " + String.join(", ", incident.traceIds());
        return CONTROL.matcher(notification + news + traces).replaceAll(" ");
    }

    @Override
    public String toString() {
        return name();
    }
}
