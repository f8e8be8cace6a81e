package io.llmops.alerting.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.incident.Reaction.Action.Acknowledge;
import io.llmops.alerting.incident.Reaction.Action.Assign;
import io.llmops.alerting.incident.Reaction.Action.Judge;
import io.llmops.alerting.incident.Reaction.Action.Resolve;
import io.llmops.alerting.incident.Reaction.Action.Silence;
import io.llmops.alerting.incident.Reaction.Action.Unacknowledge;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What people do about incidents. */
class ReactionsTest {

    private static final Labels GPT = Labels.of("gen_ai.request.model", "gpt-4o");
    private static final Grouping GROUPING = Grouping.standard("checkout-bot");

    private final Monitor slow = Moves.monitor("slow-answers", "Answers are slow", Severity.WARNING);
    private final Monitor errors = Moves.monitor("error-rate", "Too many calls fail", Severity.CRITICAL);
    private final IncidentBook book = IncidentBook.empty(GROUPING);
    private final Instant now = Moves.START;

    @Test
    void whoeverAcknowledgesFirstHasDoneSo() {
        IncidentKey key =
                only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT))).key();
        Incident seen = only(
                IncidentChange.Kind.HANDLED,
                react(by("ada", key, new Acknowledge()), by("bob", key, new Acknowledge())));

        assertThat(seen.handling().acknowledged()).contains(new Handling.Acknowledged("ada", now));
        assertThat(react(by("bob", key, new Acknowledge()))).isEmpty();
        assertThat(apply(fired(errors, GPT)).get(0).incident().handling()).isEqualTo(seen.handling());
    }

    @Test
    void whoeverLetsGoOfItLeavesItToOthers() {
        IncidentKey key =
                only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT))).key();
        assertThat(react(by("ada", key, new Unacknowledge())))
                .as("nobody had it")
                .isEmpty();
        react(by("ada", key, new Acknowledge()));
        IncidentChange change = react(by("ada", key, new Unacknowledge())).get(0);

        assertThat(change.news()).containsExactly("no longer acknowledged, says ada");
        assertThat(change.incident().handling().acknowledged()).isEmpty();
        assertThat(only(IncidentChange.Kind.HANDLED, react(by("bob", key, new Acknowledge())))
                        .handling()
                        .acknowledged())
                .contains(new Handling.Acknowledged("bob", now));
    }

    @Test
    void whatWasMeantForAnEarlierOccurrenceDoesNotHitTheNext() {
        IncidentKey key =
                only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT))).key();
        apply(resolved(slow, GPT));
        apply(fired(slow, GPT));

        assertThat(react(new Reaction(key, OptionalLong.of(1), new Acknowledge(), "ada", now)))
                .isEmpty();
        assertThat(react(new Reaction(key, OptionalLong.of(2), new Acknowledge(), "ada", now)))
                .hasSize(1);
    }

    @Test
    void whatPeopleDoIsToldWithTheRestOfTheTick() {
        IncidentKey key =
                only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT))).key();
        IncidentChange change = book.apply(
                        List.of(fired(errors, GPT)),
                        List.of(by("ada", key, new Assign("bob")), by("ada", key, new Silence(Duration.ofHours(1)))))
                .get(0);

        assertThat(change.kind()).isEqualTo(IncidentChange.Kind.UPDATED);
        assertThat(change.news())
                .endsWith("assigned to bob by ada", "silenced for 1h by ada")
                .hasSize(3);
        assertThat(change.incident().handling().assignee()).contains("bob");
    }

    @Test
    void aVerdictMayComeWhenItIsOverAndMayBeCorrected() {
        IncidentKey key =
                only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT))).key();
        apply(resolved(slow, GPT));
        Incident judged = only(IncidentChange.Kind.HANDLED, react(by("ada", key, new Judge(Verdict.FALSE_ALARM))));
        assertThat(judged.isOpen()).isFalse();
        assertThat(judged.handling().judged().orElseThrow().verdict()).isEqualTo(Verdict.FALSE_ALARM);
        assertThat(react(by("bob", key, new Judge(Verdict.FALSE_ALARM)))).isEmpty();
        assertThat(react(by("bob", key, new Judge(Verdict.TRUE_ALERT))).get(0).news())
                .containsExactly("judged a true alert by bob");
        assertThat(react(by("bob", key, new Acknowledge()))).as("too late").isEmpty();
    }

    @Test
    void whatIsAboutNoIncidentIsLeft() {
        assertThat(react(by("ada", IncidentKey.of("other", GPT), new Resolve())))
                .isEmpty();
    }

    @Test
    void resolvedByHandItStaysOverUntilItHasRecoveredOnce() {
        IncidentKey key =
                only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT))).key();
        IncidentChange over = react(by("ada", key, new Resolve())).get(0);
        assertThat(over.kind()).isEqualTo(IncidentChange.Kind.RESOLVED);
        assertThat(over.news()).containsExactly("resolved by ada");
        assertThat(over.incident().resolvedAt()).contains(now);

        assertThat(apply(severity(Kind.REMINDED, Severity.WARNING))).isEmpty();
        assertThat(apply(resolved(slow, GPT))).isEmpty();
        assertThat(only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT))).occurrence())
                .isEqualTo(2);
    }

    @Test
    void resolvedByHandItOpensAgainWhenItGetsWorse() {
        IncidentKey key =
                only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT))).key();
        react(by("ada", key, new Resolve()));
        assertThat(apply(severity(Kind.DE_ESCALATED, Severity.INFO))).isEmpty();
        assertThat(apply(severity(Kind.ESCALATED, Severity.WARNING)))
                .as("as bad as it was")
                .isEmpty();

        only(IncidentChange.Kind.OPENED, apply(severity(Kind.ESCALATED, Severity.ERROR)));
    }

    @Test
    void resolvedByHandItStaysOverAfterARestart() {
        InMemoryJournal journal = new InMemoryJournal();
        IncidentKey key =
                only(IncidentChange.Kind.OPENED, apply(fired(slow, GPT))).key();
        List<IncidentChange> over = react(by("ada", key, new Resolve()));
        journal.store(Entry.ofTick(now, over, List.of(), List.of(), Map.of()));
        IncidentBook next = IncidentBook.open(GROUPING, journal.recall());

        assertThat(next.apply(List.of(severity(Kind.REMINDED, Severity.WARNING))))
                .isEmpty();
        assertThat(next.apply(List.of(fired(slow, GPT)))).hasSize(1);
    }

    private Reaction by(String who, IncidentKey key, Reaction.Action action) {
        return new Reaction(key, action, who, now);
    }

    private List<IncidentChange> react(Reaction... reactions) {
        return book.apply(List.of(), List.of(reactions));
    }

    private List<IncidentChange> apply(Transition... transitions) {
        return book.apply(List.of(transitions));
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

    private Transition severity(Kind kind, Severity severity) {
        return Moves.transition(kind, slow, GPT, Phase.FIRING, Phase.FIRING, severity, now);
    }
}
