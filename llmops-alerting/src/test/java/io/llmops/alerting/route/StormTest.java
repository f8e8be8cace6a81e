package io.llmops.alerting.route;

import static io.llmops.alerting.route.SomeIncident.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentChange.Kind;
import io.llmops.alerting.monitor.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StormTest {

    private static final Routes ROUTES = Routes.of()
            .and(Severity.INFO, "slack")
            .and(Severity.ERROR, "pager")
            .storm(new StormCap(3, Duration.ofMinutes(10)));

    private Audience audience = new Audience(ROUTES);
    private final List<String> slack = new ArrayList<>();
    private final List<String> pager = new ArrayList<>();
    private final Map<Incident, Set<String>> told = new HashMap<>();

    @Test
    void whatIsTooMuchIsToldAsOne() {
        open(10, Severity.WARNING);

        assertThat(slack)
                .containsExactly(
                        "OPENED 0",
                        "OPENED 1",
                        "OPENED 2",
                        "OPENED 1 more incident since 12:03 UTC",
                        "UPDATED 2 more incidents since 12:03 UTC",
                        "UPDATED 5 more incidents since 12:03 UTC");
        assertThat(pager).isEmpty();
    }

    @Test
    void endsWithAStatementWhenNoneOfThemIsLeft() {
        open(10, Severity.WARNING);
        slack.clear();
        IntStream.range(0, 9).forEach(it -> resolve(it, Severity.WARNING));
        assertThat(slack).containsExactly("RESOLVED 0", "RESOLVED 1", "RESOLVED 2");

        resolve(9, Severity.WARNING);
        assertThat(slack).last().isEqualTo("RESOLVED 7 more incidents since 12:03 UTC");
    }

    @Test
    void eachNotifierHasItsOwn() {
        open(3, Severity.WARNING);
        tell(Kind.OPENED, incident(3, Severity.ERROR).get());

        assertThat(slack).last().isEqualTo("OPENED 1 more incident since 12:03 UTC");
        assertThat(pager).containsExactly("OPENED 3");
    }

    @Test
    void whatIsCriticalIsAlwaysToldByItself() {
        open(6, Severity.ERROR);
        pager.clear();
        tell(Kind.OPENED, incident(6, Severity.CRITICAL).get());
        tell(Kind.UPDATED, incident(5, Severity.CRITICAL).get());
        tell(Kind.UPDATED, incident(4, Severity.ERROR).get());

        assertThat(pager).containsExactly("OPENED 6", "UPDATED first 5");
        resolve(5, Severity.CRITICAL);
        assertThat(pager).last().isEqualTo("RESOLVED 5");
        resolve(3, Severity.ERROR);
        resolve(4, Severity.ERROR);
        assertThat(pager).last().asString().startsWith("RESOLVED 3 more incidents");
    }

    @Test
    void isOverWhenTheLastOfThemBecomesCriticalAndIsToldByItself() {
        open(4, Severity.ERROR);
        pager.clear();
        tell(Kind.UPDATED, incident(3, Severity.CRITICAL).get());

        assertThat(pager).containsExactly("UPDATED first 3", "RESOLVED 1 more incident since 12:03 UTC");
    }

    @Test
    void slowlyOneAfterTheOtherIsNoStorm() {
        for (int i = 0; i < 20; i++) {
            tell(
                    Kind.OPENED,
                    SomeIncident.named("" + i)
                            .opened(Duration.ofMinutes(5L * i))
                            .get());
        }
        assertThat(pager).hasSize(20).allMatch(it -> it.startsWith("OPENED "));
    }

    @Test
    void saysWhatMostOfThemAreAboutHowBadAndSinceWhen() {
        open(3, Severity.WARNING);
        tell(
                Kind.OPENED,
                incident(3, Severity.INFO)
                        .label("gen_ai.request.model", "gpt-4o")
                        .get());
        IncidentChange summary = audience.hear(
                        new IncidentChange(
                                Kind.OPENED,
                                incident(4, Severity.WARNING)
                                        .label("gen_ai.request.model", "gpt-4o")
                                        .get(),
                                List.of()),
                        START)
                .get(0)
                .change();

        assertThat(summary.incident().severity()).isEqualTo(Severity.WARNING);
        assertThat(summary.incident().background().facts()).containsEntry("gen_ai.request.model", "gpt-4o (2)");
        assertThat(summary.incident().openedAt()).isEqualTo(START.plus(Duration.ofMinutes(3)));
        assertThat(summary.news()).containsExactly("2 more incidents since 12:03 UTC; the latest: 4");
    }

    @Test
    void isTheSameAfterARestart() {
        open(6, Severity.ERROR);
        restart(IntStream.range(0, 6)
                .mapToObj(it -> incident(it, Severity.ERROR).get())
                .toList());
        IntStream.range(0, 6).forEach(it -> resolve(it, Severity.ERROR));

        assertThat(pager)
                .containsExactly("RESOLVED 0", "RESOLVED 1", "RESOLVED 2", "RESOLVED 3 more incidents since 12:03 UTC");
    }

    @Test
    void ofWhichNothingIsLeftAfterARestartIsSaidToBeOver() {
        open(6, Severity.ERROR);
        restart(IntStream.range(0, 6)
                .mapToObj(it -> incident(it, Severity.ERROR)
                        .resolved(Duration.ofMinutes(30))
                        .get())
                .toList());
        Instant later = START.plus(Duration.ofHours(2));

        assertThat(audience.due(List.of(), later))
                .filteredOn(it -> it.notifier().equals("pager"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.change().kind()).isEqualTo(Kind.RESOLVED);
                    assertThat(it.change().incident().title()).isEqualTo("3 more incidents since 12:03 UTC");
                });
        assertThat(audience.due(List.of(), later)).as("once").isEmpty();
    }

    /** Those that told of these incidents go on telling; what was told as one was stored as it was told last. */
    private void restart(List<Incident> incidents) {
        Map<Incident, Set<String>> before = Map.copyOf(told);
        List<Incident> stored = new ArrayList<>(incidents);
        before.keySet().stream()
                .filter(it -> it.isSummary() && it.title().startsWith("2"))
                .forEach(stored::add);
        audience = new Audience(ROUTES);
        audience.resume(
                stored,
                it -> before.entrySet().stream()
                        .filter(each -> each.getKey().isSame(it))
                        .flatMap(each -> each.getValue().stream())
                        .collect(Collectors.toSet()),
                START.plus(Duration.ofHours(1)));
        pager.clear();
    }

    private void open(int number, Severity severity) {
        IntStream.range(0, number)
                .forEach(it -> tell(Kind.OPENED, incident(it, severity).get()));
    }

    private void resolve(int number, Severity severity) {
        tell(
                Kind.RESOLVED,
                incident(number, severity).resolved(Duration.ofHours(1)).get());
    }

    private static SomeIncident incident(int number, Severity severity) {
        return SomeIncident.named("" + number)
                .severity(severity)
                .opened(Duration.ofMinutes(number))
                .alert("error-rate");
    }

    private void tell(Kind kind, Incident incident) {
        audience.hear(new IncidentChange(kind, incident, List.of()), START).forEach(it -> {
            Kind told = it.change().kind();
            this.told
                    .computeIfAbsent(it.change().incident(), any -> new HashSet<>())
                    .add(it.notifier());
            String what = told
                    + (it.first() && told == Kind.UPDATED ? " first " : " ")
                    + it.change().incident().title();
            (it.notifier().equals("slack") ? slack : pager).add(what);
        });
    }
}
