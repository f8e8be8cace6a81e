package io.llmops.alerting.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.incident.IncidentChange.Kind;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.triage.Scope;
import io.llmops.alerting.triage.cause.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What incidents do with what is found out about whose trouble they are. */
class FindingTest {

    private static final Labels GPT = Labels.of("gen_ai.request.model", "gpt-4o");

    private final Monitor blocks = Moves.monitor("guardrail-blocks", "Many are blocked", Severity.WARNING);
    private Instant now = Moves.START;
    private List<Finding> found = List.of();
    private final IncidentBook book = IncidentBook.open(
            Grouping.standard("shop"), Recollection.none(), incident -> Background.none(), incident -> found);

    @Test
    void theFirstThatPeopleHearSaysWhoseTroubleItIsAndHowBadThatMakesIt() {
        found = of(Scope.ONE_CUSTOMER, 0.97, Severity.ERROR);
        Incident opened = fire().get(0).incident();

        assertThat(opened.severity()).isEqualTo(Severity.ERROR);
        assertThat(opened.background().findings()).isEqualTo(found);
        assertThat(opened.background().facts()).containsEntry(Facts.SCOPE, "ONE_CUSTOMER");
        assertThat(opened.traceIds()).containsExactly("trace-of-a", "trace-of-guardrail-blocks");
    }

    @Test
    void whatIsFoundLaterIsNewsAndCanMakeItWorse() {
        assertThat(fire().get(0).incident().severity()).isEqualTo(Severity.WARNING);
        found = of(Scope.FEW, 0.9, Severity.ERROR);
        List<IncidentChange> changes = book.apply(List.of(), List.of());

        assertThat(changes).extracting(IncidentChange::kind).containsExactly(Kind.UPDATED);
        assertThat(changes.get(0).news()).containsExactly("this looks like a few customers (a), 90 % sure");
        assertThat(changes.get(0).incident().severity()).isEqualTo(Severity.ERROR);
        assertThat(book.apply(List.of(), List.of())).as("said once").isEmpty();
    }

    @Test
    void whatWasFoundIsGivenUpOnlyForSomethingAsSureThatLasts() {
        found = of(Scope.ONE_CUSTOMER, 0.9, Severity.ERROR);
        fire();
        assertThat(changesIn(20, of(Scope.NONE, 0.99, null))).isEmpty();
        assertThat(changesIn(20, of(Scope.MANY, 0.8, null))).as("less sure").isEmpty();
        assertThat(changesIn(9, of(Scope.MANY, 0.95, null))).as("for a while").isEmpty();
        assertThat(changesIn(1, of(Scope.ONE_CUSTOMER, 0.9, Severity.ERROR))).isEmpty();
        assertThat(changesIn(9, of(Scope.MANY, 0.95, null)))
                .as("for another while")
                .isEmpty();
        assertThat(changesIn(2, of(Scope.MANY, 0.95, null))).singleElement().satisfies(it -> {
            assertThat(it.news()).containsExactly("this looks like many customers (a), 95 % sure");
            assertThat(it.incident().severity()).isEqualTo(Severity.WARNING);
        });
    }

    private List<IncidentChange> changesIn(int minutes, List<Finding> findings) {
        List<IncidentChange> changes = new ArrayList<>();
        for (int i = 0; i < minutes; i++) {
            now = now.plusSeconds(60);
            found = findings.stream().map(this::now).toList();
            changes.addAll(book.apply(List.of(), List.of()));
        }
        return changes;
    }

    private Finding now(Finding it) {
        return new Finding(
                it.question(),
                now,
                it.verdict(),
                it.conclusive(),
                it.words(),
                it.confidence(),
                it.customers(),
                it.evidence(),
                it.traceIds(),
                it.atLeast());
    }

    @Test
    void eachQuestionHasItsOwnAnswer() {
        Finding scope = of(Scope.MANY, 0.9, null).get(0);
        Finding cause =
                Finding.of(now, Cause.MODEL_CHANGED, 0.98, List.of("answers are shorter"), Optional.of(Severity.ERROR));
        found = List.of(scope, cause);
        IncidentChange opened = fire().get(0);

        assertThat(opened.incident().background().findings()).containsExactly(scope, cause);
        assertThat(opened.incident().background().facts())
                .containsEntry(Facts.SCOPE, "MANY")
                .containsEntry(Facts.CAUSE, "MODEL_CHANGED");
        assertThat(opened.incident().severity()).isEqualTo(Severity.ERROR);
        assertThat(opened.news()).contains("this looks like the model changed, 98 % sure");
    }

    @Test
    void anAssessorThatFailsHidesNothing() {
        IncidentBook poor = IncidentBook.open(
                Grouping.standard("shop"), Recollection.none(), incident -> Background.none(), incident -> {
                    throw new IllegalStateException("no idea");
                });
        assertThat(poor.apply(List.of(Moves.fired(blocks, GPT, Moves.START)), List.of()))
                .hasSize(1);
    }

    private List<IncidentChange> fire() {
        Transition fired = Moves.fired(blocks, GPT, Moves.START);
        return book.apply(List.of(fired), List.of());
    }

    private List<Finding> of(Scope scope, double confidence, @Nullable Severity atLeast) {
        return List.of(Finding.of(
                now,
                scope,
                confidence,
                List.of("a"),
                List.of("a has 30 of 40"),
                List.of("trace-of-a"),
                Optional.ofNullable(atLeast)));
    }
}
