package io.llmops.alerting;

import io.llmops.OpsEvent;
import io.llmops.alerting.alert.ActiveAlert;
import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.incident.Assessor;
import io.llmops.alerting.incident.Deployment;
import io.llmops.alerting.incident.Entry;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentBook;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.incident.JournalState;
import io.llmops.alerting.incident.JournalWriter;
import io.llmops.alerting.incident.Letter;
import io.llmops.alerting.incident.LetterOutcome;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.incident.Recollection;
import io.llmops.alerting.incident.background.Backgrounds;
import io.llmops.alerting.notify.Dispatcher;
import io.llmops.alerting.notify.Ledger;
import io.llmops.alerting.notify.Link;
import io.llmops.alerting.notify.PagerDutyChanges;
import io.llmops.alerting.route.Routes;
import io.llmops.alerting.silence.Silence;
import io.llmops.call.ModelVersion;
import io.llmops.record.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between alerts and people: what happened on a tick is stored in the journal, all at once, and only then told. Used by the
 * ticking thread, except where it says otherwise.
 */
final class Desk implements Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int MOST_REACTIONS = 1_000;

    private final AlertingSettings settings;
    private final Watching watching;
    private final Backgrounds backgrounds;
    private final Supplier<Failures> failures;
    private final Dispatcher dispatcher;
    private final JournalWriter writer;
    private final IncidentBook book;
    private final AlertStates states = new AlertStates();
    private final BlockingQueue<Reaction> reactions = new ArrayBlockingQueue<>(MOST_REACTIONS);
    private @Nullable Recollection recalled; // until it is taken up
    private volatile List<Incident> openIncidents;
    private Instant lastTick = Instant.EPOCH;
    private List<Silence> keptSilences = List.of(); // as the journal has them

    Desk(
            AlertingSettings settings,
            Routes routes,
            Watching watching,
            Backgrounds backgrounds,
            Assessor assessor,
            Supplier<Failures> failures) {
        this.settings = settings;
        this.watching = watching;
        this.backgrounds = backgrounds;
        this.failures = failures;
        this.dispatcher = new Dispatcher(routes, settings.notifiers(), this::links, this);
        this.writer = new JournalWriter(
                settings.journal(),
                settings.journalPatience(),
                thrown -> failures.get().counted("journal", thrown),
                () -> failures.get().dropped("journal", 1));
        Recollection recollection = recall(settings);
        this.recalled = recollection;
        this.book = IncidentBook.open(settings.grouping(), recollection, backgrounds, assessor);
        this.openIncidents = book.open();
    }

    private static Recollection recall(AlertingSettings settings) {
        try {
            return settings.journal().recall();
        } catch (JournalException e) {
            settings.journal().close();
            throw new IllegalStateException("The incident journal cannot be read: " + e.getMessage(), e);
        }
    }

    private List<Link> links(Incident incident) {
        return settings.links().stream()
                .flatMap(it -> it.link(incident).stream())
                .toList();
    }

    /** Tells what an earlier process could not. */
    void start(Instant now) {
        if (recalled != null) {
            dispatcher.resume(recalled, now);
            recallDeployments(now);
        }
    }

    private void recallDeployments(Instant now) {
        try {
            for (Deployment it : settings.journal().deploymentsSince(now.minus(Backgrounds.WITHIN))) {
                if (it.announced()) {
                    backgrounds.deployed(it.what(), it.version(), it.at());
                }
            }
        } catch (JournalException | RuntimeException e) {
            LOG.warn("What was deployed of late cannot be read from the journal: {}", e.toString());
        }
    }

    /** Goes on with the alerts of an earlier process, before the first step. */
    void goOn(Instant now) {
        lastTick = now;
        if (recalled == null || !isDurable()) {
            return;
        }
        watching.restore(recalled.alerts(), now);
        keptSilences = recalled.silences();
        watching.silences().resume(keptSilences);
        states.recall(recalled.alerts());
        recalled = null;
        Set<Known> known = watching.activeAlerts().stream()
                .filter(it -> it.phase().isTold())
                .map(Known::of)
                .collect(Collectors.toSet());
        book.end(it -> !known.contains(Known.of(it)), now);
    }

    private record Known(String monitor, Map<String, String> labels) {

        static Known of(ActiveAlert alert) {
            return new Known(alert.monitor().name(), alert.labels().asMap());
        }

        static Known of(Member member) {
            return new Known(member.monitor(), member.labels());
        }
    }

    /** Stores what changed, and tells it. */
    void handle(List<Transition> transitions, Instant now) {
        List<IncidentChange> changes = book.apply(transitions, reactions());
        if (!changes.isEmpty()) {
            openIncidents = book.open();
        }
        List<Letter> letters = new ArrayList<>();
        changes.forEach(it -> letters.addAll(dispatcher.address(it, now)));
        letters.addAll(dispatcher.addressDue(openIncidents, now)); // after what changed, or it would come first
        Set<IncidentChange> toKeep = new LinkedHashSet<>(changes);
        letters.forEach(it -> toKeep.add(it.change())); // also what stands for many incidents in a storm
        try {
            writer.store(
                    Entry.ofTick(now, List.copyOf(toKeep), book.past(transitions), letters, alerts(transitions, now))
                            .with(newSilences()));
        } finally {
            changes.forEach(it -> tell(it, now));
            dispatcher.post(letters);
        }
    }

    private Map<String, Optional<SavedAlerts.OfMonitor>> alerts(List<Transition> transitions, Instant now) {
        if (!isDurable()) {
            return Map.of();
        }
        boolean active = !watching.activeAlerts().isEmpty();
        return states.changed(watching::save, !transitions.isEmpty(), active, now);
    }

    /** Empty if they are as the journal has them. */
    private Optional<List<Silence>> newSilences() {
        List<Silence> now = watching.silences().silences();
        if (now.equals(keptSilences)) {
            return Optional.empty();
        }
        keptSilences = now;
        return Optional.of(now);
    }

    private void tell(IncidentChange change, Instant now) {
        settings.listener().ifPresent(listener -> {
            try {
                listener.onChange(change, now);
            } catch (Throwable t) {
                failures.get().caught("incident listener", t);
            }
        });
    }

    /** From any thread. */
    void react(Reaction reaction) {
        if (!reactions.offer(reaction)) {
            failures.get().dropped("reactions", 1);
        }
    }

    private List<Reaction> reactions() {
        List<Reaction> taken = new ArrayList<>();
        reactions.drainTo(taken);
        for (Reaction reaction : taken) {
            book.open(reaction.key())
                    .filter(it -> reaction.isAbout(it.occurrence()))
                    .ifPresent(it -> Followed.by(reaction, it, watching));
        }
        return taken;
    }

    /** From any thread, at once. */
    void heard(OpsEvent event) {
        if (event instanceof OpsEvent.Deployment it) {
            backgrounds.deployed(it.service(), it.version(), it.at());
            writer.hand(Entry.of(new Deployment(it.service(), it.version(), true, it.at())));
            settings.deploymentsTo().forEach(each -> each.deployed(it.service(), it.version(), it.at()));
        } else if (event instanceof OpsEvent.ModelSeen it) {
            backgrounds.changed(it.version(), it.before(), it.at());
            writer.hand(Entry.of(seen(it.version(), it.at())));
        }
    }

    private static Deployment seen(ModelVersion it, Instant at) {
        String model = it.requestModel().or(it::responseModel).orElse(it.provider());
        String version = Stream.concat(it.responseModel().stream(), it.systemFingerprint().stream())
                .collect(Collectors.joining(" "));
        return new Deployment(model, version, false, at);
    }

    /** From any thread. */
    Incident asItStands(Incident incident) {
        try {
            return settings.journal()
                    .find(incident.key(), incident.occurrence())
                    .orElse(incident);
        } catch (JournalException e) {
            LOG.debug("The journal cannot say how {} stands", incident, e);
            return incident;
        }
    }

    List<Incident> openIncidents() {
        return openIncidents;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    JournalState journalState() {
        return writer.state();
    }

    @Override
    public void note(LetterOutcome outcome) {
        writer.hand(Entry.of(outcome));
    }

    @Override
    public void noteAndWait(LetterOutcome outcome) {
        writer.store(Entry.of(outcome));
    }

    @Override
    public boolean isDurable() {
        return settings.journal().isDurable();
    }

    /** Stores what people did last, and gives notifiers and journal this long each. */
    void close(Duration patience) {
        if (!reactions.isEmpty()) {
            handle(List.of(), lastTick);
        }
        dispatcher.close(patience);
        settings.deploymentsTo().forEach(PagerDutyChanges::close);
        writer.close(patience);
        settings.journal().close();
    }
}
