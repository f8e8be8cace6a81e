package io.llmops.alerting.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentBookTest {

    private static final Labels GPT = Labels.of("gen_ai.request.model", "gpt-4o", "gen_ai.provider.name", "openai");
    private static final Labels CLAUDE = Labels.of("gen_ai.request.model", "claude");
    private static final Grouping GROUPING =
            Grouping.standard("checkout-bot").resource(Labels.of("deployment.environment.name", "prod"));

    private final Monitor slow = Moves.monitor("slow-answers", "Answers are slow", Severity.WARNING);
    private final Monitor errors = Moves.monitor("error-rate", "Too many calls fail", Severity.CRITICAL);
    private final IncidentBook book = IncidentBook.empty(GROUPING);
    private Instant now = Moves.START;

    @Test
    void followsTheSeverityOfItsAlertsUpAndDownAndRemembersTheWorst() {
        apply(fired(slow, GPT));
        IncidentChange worse =
                apply(severity(Kind.ESCALATED, Severity.CRITICAL)).get(0);
        assertThat(worse.kind()).isEqualTo(IncidentChange.Kind.UPDATED);
        assertThat(worse.news())
                .containsExactly(
                        "slow-answers escalated from warning to critical: mean of latency over 5m is 9, limit 5");
        assertThat(worse.incident().severity()).isEqualTo(Severity.CRITICAL);

        IncidentChange better =
                apply(severity(Kind.DE_ESCALATED, Severity.WARNING)).get(0);
        assertThat(better.incident().severity()).isEqualTo(Severity.WARNING);
        assertThat(better.incident().worstSeverity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void remindersAreAKindOfTheirOwnUnlessThereIsMoreToSay() {
        apply(fired(slow, GPT));
        IncidentChange again = apply(severity(Kind.REMINDED, Severity.WARNING)).get(0);
        assertThat(again.kind()).isEqualTo(IncidentChange.Kind.REMINDED);
        assertThat(again.news().get(0)).startsWith("slow-answers still fires, ");

        assertThat(apply(severity(Kind.REMINDED, Severity.WARNING), fired(errors, GPT)))
                .extracting(IncidentChange::kind)
                .containsExactly(IncidentChange.Kind.UPDATED);
    }

    @Test
    void aFlappingAlertSaysSoInTheTitle() {
        apply(fired(slow, GPT));
        IncidentChange flapping = apply(
                        transition(Kind.BEGAN_FLAPPING, slow, GPT, Phase.RECOVERING, Phase.FLAPPING, Severity.WARNING))
                .get(0);

        assertThat(flapping.incident().title()).isEqualTo("Answers are slow, flapping: gpt-4o, openai, prod");
        assertThat(flapping.incident().members().get(0).state()).isEqualTo(Member.State.FLAPPING);
    }

    @Test
    void whatIsSoOfTheMonitorIsSaidOnceForAllItsAlerts() {
        apply(fired(slow, GPT.plus(Labels.of("operation", "chat"))), fired(slow, GPT));
        IncidentChange failed = apply(
                        evaluation(Kind.EVALUATION_FAILED, GPT.plus(Labels.of("operation", "chat"))),
                        evaluation(Kind.EVALUATION_FAILED, GPT))
                .get(0);

        assertThat(failed.news()).hasSize(1).first().asString().contains("cannot be evaluated");
        assertThat(failed.incident().members()).extracting(Member::state).containsOnly(Member.State.FIRING);
    }

    @Test
    void whatIsKnownToPeopleButNotToTheJournalOpensItsIncidentAgain() {
        assertThat(apply(severity(Kind.ESCALATED, Severity.CRITICAL)))
                .extracting(IncidentChange::kind)
                .containsExactly(IncidentChange.Kind.OPENED);
    }

    private Transition severity(Kind kind, Severity severity) {
        return transition(kind, slow, GPT, Phase.FIRING, Phase.FIRING, severity);
    }

    private Transition evaluation(Kind kind, Labels labels) {
        return transition(kind, slow, labels, Phase.FIRING, Phase.FIRING, Severity.WARNING);
    }

    @Test
    void opensWithTheFirstAlertAndResolvesWithTheLast() {
        Incident opened = only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT)));
        assertThat(opened.title()).isEqualTo("Answers are slow: gpt-4o, openai, prod");
        assertThat(opened.severity()).isEqualTo(Severity.WARNING);
        assertThat(opened.occurrence()).isEqualTo(1);
        assertThat(opened.onset()).isEqualTo(Moves.START.minus(Duration.ofMinutes(2)));
        assertThat(opened.openedAt()).isEqualTo(Moves.START);
        assertThat(opened.traceIds()).containsExactly("trace-of-slow-answers");

        later();
        Incident worse = only(IncidentChange.Kind.UPDATED, apply(fired(errors, GPT)));
        assertThat(worse.title()).isEqualTo("Too many calls fail (and 1 more): gpt-4o, openai, prod");
        assertThat(worse.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(worse.traceIds()).containsExactly("trace-of-error-rate", "trace-of-slow-answers");

        Incident better = only(IncidentChange.Kind.UPDATED, apply(resolved(errors, GPT)));
        assertThat(better.severity()).as("it does not fall while open").isEqualTo(Severity.CRITICAL);
        assertThat(better.members()).extracting(Member::isOpen).containsExactly(true, false);

        later();
        Incident over = only(IncidentChange.Kind.RESOLVED, apply(resolved(slow, GPT)));
        assertThat(over.resolvedAt()).contains(now);
        assertThat(over.lasted()).contains(Duration.ofMinutes(22));
        assertThat(over.key()).isEqualTo(opened.key());
    }

    @Test
    void saysWhatChanged() {
        assertThat(apply(fired(slow, GPT.plus(Labels.of("operation", "chat"))))
                        .get(0)
                        .news())
                .containsExactly("slow-answers {operation=chat} fired: mean of latency over 5m is 9, limit 5");
        assertThat(apply(resolved(slow, GPT.plus(Labels.of("operation", "chat"))))
                        .get(0)
                        .news())
                .containsExactly("slow-answers {operation=chat} resolved: clear for 5m");
    }

    @Test
    void whateverHappensToItInOneTickIsOneChange() {
        List<IncidentChange> changes = apply(fired(slow, GPT), fired(errors, GPT), fired(slow, CLAUDE));
        assertThat(changes).extracting(it -> it.incident().members().size()).containsExactly(2, 1);
        assertThat(changes).extracting(IncidentChange::kind).containsOnly(IncidentChange.Kind.OPENED);

        assertThat(apply(resolved(slow, CLAUDE), fired(errors, CLAUDE)))
                .as("it never was without an alert")
                .extracting(IncidentChange::kind)
                .containsExactly(IncidentChange.Kind.UPDATED);
    }

    @Test
    void whatPeopleNeedNotKnowIsNoChange() {
        assertThat(apply(quiet(slow, GPT, Phase.INACTIVE, Phase.PENDING))).isEmpty();
        apply(fired(slow, GPT));
        assertThat(apply(quiet(slow, GPT, Phase.FIRING, Phase.RECOVERING))).isEmpty();
        Monitor cost = Moves.monitor("cost", "Calls are dear", Severity.WARNING);
        assertThat(apply(quiet(cost, GPT, Phase.INACTIVE, Phase.PENDING))).isEmpty();
        assertThat(apply(quiet(cost, GPT, Phase.PENDING, Phase.INACTIVE))).isEmpty();

        Incident joined = only(IncidentChange.Kind.UPDATED, apply(fired(errors, GPT)));
        assertThat(joined.members())
                .as("those that fired")
                .extracting(Member::state)
                .containsExactly(Member.State.RECOVERING, Member.State.FIRING);
    }

    @Test
    void theSameKeyOpensAgainAsItsNextOccurrence() {
        Incident first = only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT)));
        apply(resolved(slow, GPT));
        Incident second = only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT)));

        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.occurrence()).isEqualTo(2);
    }

    @Test
    void anIncidentThatCameAndWentInOneTickIsStillTold() {
        Incident over = only(IncidentChange.Kind.RESOLVED, apply(fired(slow, GPT), resolved(slow, GPT)));
        assertThat(over.occurrence()).isEqualTo(1);
        only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT)));
    }

    @Test
    void aNewBookGoesOnWithWhatTheJournalHolds() {
        InMemoryJournal journal = new InMemoryJournal();
        List<IncidentChange> changes = apply(fired(slow, GPT), fired(errors, GPT));
        journal.store(Entry.ofTick(now, changes, List.of(), List.of(), Map.of()));
        IncidentBook next = IncidentBook.open(GROUPING, journal.recall());

        assertThat(next.open()).isEqualTo(book.open());
        assertThat(next.apply(List.of(fired(slow, GPT)))).as("they know").isEmpty();
        assertThat(next.apply(List.of(resolved(errors, GPT))))
                .extracting(IncidentChange::kind)
                .containsExactly(IncidentChange.Kind.UPDATED);
        IncidentChange over = next.apply(List.of(resolved(slow, GPT))).get(0);
        assertThat(over.kind()).isEqualTo(IncidentChange.Kind.RESOLVED);
        assertThat(over.incident().occurrence()).isEqualTo(1);
        assertThat(over.incident().labels())
                .isEqualTo(Map.of(
                        "gen_ai.request.model", "gpt-4o",
                        "gen_ai.provider.name", "openai",
                        "deployment.environment.name", "prod"));
    }

    @Test
    void whatNobodyWatchesAnyMoreIsOverAndSaysWhy() {
        apply(fired(slow, GPT), fired(errors, GPT));
        book.end(it -> it.monitor().equals("slow-answers"), now);
        IncidentChange less = apply().get(0);
        assertThat(less.kind()).isEqualTo(IncidentChange.Kind.UPDATED);
        assertThat(less.news()).containsExactly("slow-answers resolved: its monitor is not watched any more");

        book.end(it -> true, now);
        only(IncidentChange.Kind.RESOLVED, apply());
    }

    private List<IncidentChange> apply(Transition... transitions) {
        return book.apply(List.of(transitions));
    }

    private void later() {
        now = now.plus(Duration.ofMinutes(10));
    }

    private static Incident only(IncidentChange.Kind kind, List<IncidentChange> changes) {
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).kind()).isEqualTo(kind);
        return changes.get(0).incident();
    }

    private Transition fired(Monitor monitor, Labels labels) {
        return Moves.fired(monitor, labels, now);
    }

    private Transition resolved(Monitor monitor, Labels labels) {
        return Moves.resolved(monitor, labels, now);
    }

    private Transition quiet(Monitor monitor, Labels labels, Phase from, Phase to) {
        return transition(
                Kind.MOVED, monitor, labels, from, to, monitor.policy().severity());
    }

    private Transition transition(Kind kind, Monitor monitor, Labels labels, Phase from, Phase to, Severity severity) {
        return Moves.transition(kind, monitor, labels, from, to, severity, now);
    }
}
