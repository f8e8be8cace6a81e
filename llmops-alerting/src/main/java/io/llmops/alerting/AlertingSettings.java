package io.llmops.alerting;

import io.llmops.alerting.incident.Grouping;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.notify.LinkTemplate;
import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.notify.PagerDutyChanges;
import io.llmops.alerting.route.Routes;
import io.llmops.alerting.signal.MicrometerSignals;
import io.llmops.alerting.signal.Retention;
import io.llmops.alerting.silence.Inhibition;
import io.llmops.alerting.silence.MaintenanceWindow;
import io.llmops.probe.GoldenRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an {@link Alerting} is made of.
 *
 * @param monitors beside those of the file
 * @param routes unless there is a file of them
 * @param runbooks a folder of them
 * @param deploymentsTo where deployments are shown
 * @param journalPatience for how long people wait to be told while the journal fails
 * @param namesCustomers whether people read who a customer is, instead of a pseudonym
 * @param golden what is put to the models when quality moves
 * @param interval between ticks; empty if the application ticks
 */
record AlertingSettings(
        Grouping grouping,
        List<Monitor> monitors,
        Optional<Path> monitorsFile,
        List<Notifier> notifiers,
        Routes routes,
        Optional<Path> routesFile,
        List<Inhibition> inhibitions,
        List<LinkTemplate> links,
        Optional<Path> runbooks,
        IncidentJournal journal,
        Duration journalPatience,
        List<PagerDutyChanges> deploymentsTo,
        boolean namesCustomers,
        List<GoldenRun> golden,
        Retention retention,
        Optional<Duration> interval,
        boolean sharesApplicationMetrics,
        List<MaintenanceWindow> maintenance,
        Optional<IncidentListener> listener,
        Optional<Path> stateDirectory,
        Optional<MicrometerSignals> micrometer) {}
