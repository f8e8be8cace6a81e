package io.llmops.examples.day;

import io.llmops.alerting.IncidentListener;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.monitor.Severity;
import java.time.Duration;
import java.time.Instant;

/** Watches incidents for the scoreboard, and prints them as they fire and resolve. */
final class Spectator implements IncidentListener {

    private static final String INDENT = " ".repeat(17);
    private static final int MOST_EVIDENCE = 3;

    private final Scoreboard board;
    private final LiveLine live;
    private final Instant start;
    private final boolean quiet;

    Spectator(Scoreboard board, LiveLine live, Instant start, boolean quiet) {
        this.board = board;
        this.live = live;
        this.start = start;
        this.quiet = quiet;
    }

    @Override
    public void onChange(IncidentChange change, Instant at) {
        Incident incident = change.incident();
        String key = incident.key().toString();
        if (change.kind() == IncidentChange.Kind.OPENED) {
            board.opened(key, incident.title(), sinceStart(incident.openedAt()));
        }
        if (incident.worstSeverity().isAtLeast(Severity.ERROR)) {
            board.woke(key);
        }
        switch (change.kind()) {
            case OPENED -> tell(at, "FIRED", change);
            case UPDATED -> tell(at, "UPDATED", change);
            case REMINDED -> tell(at, "REMINDED", change);
            case HANDLED -> tell(at, "HANDLED", change);
            case RESOLVED -> {
                board.resolved(key, sinceStart(at));
                tell(at, "RESOLVED", change);
            }
        }
    }

    private void tell(Instant at, String what, IncidentChange change) {
        if (quiet) {
            return;
        }
        live.print(String.format(
                "%s  %-8s  %s",
                DayTime.time(sinceStart(at)), what, change.incident().title()));
        if (change.news().stream().anyMatch(it -> it.startsWith("this looks like"))) {
            change.incident().background().findings().stream()
                    .filter(Finding::conclusive)
                    .forEach(this::tell);
        }
    }

    private void tell(Finding finding) {
        live.print(INDENT + finding);
        finding.evidence().stream().limit(MOST_EVIDENCE).forEach(it -> live.print(INDENT + "- " + it));
    }

    private long sinceStart(Instant at) {
        return Duration.between(start, at).toNanos();
    }
}
