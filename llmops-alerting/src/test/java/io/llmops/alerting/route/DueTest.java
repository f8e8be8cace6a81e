package io.llmops.alerting.route;

import static io.llmops.alerting.route.SomeIncident.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.WeekSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people are told because time has passed. */
class DueTest {

    private static final Escalation STEPS = Escalation.after(minutes(15), "senior")
            .after(minutes(30), List.of("head"))
            .repeat(minutes(20), 2);
    private static final Routes ESCALATING =
            Routes.of(Route.to("pager").escalate(STEPS)).and(Severity.INFO, "log");

    private final Incident open = SomeIncident.named("a").get();
    private Audience audience = new Audience(ESCALATING);

    @Test
    void whatNobodyAcknowledgesEscalatesStepByStepAndIsRepeated() {
        hear(open);

        assertThat(everyMinute(open, 0, 120))
                .containsExactly(
                        "15m senior first", "30m head first", "50m senior", "50m head", "70m senior", "70m head");
    }

    @Test
    void whatSomebodyHasTakenDoesNotEscalate() {
        hear(open);
        assertThat(everyMinute(open, 0, 20)).containsExactly("15m senior first");

        assertThat(everyMinute(SomeIncident.named("a").acknowledged().get(), 20, 120))
                .isEmpty();
    }

    @Test
    void whoeverItEscalatedToHearsThatItIsOver() {
        hear(open);
        everyMinute(open, 0, 20);

        Incident over = SomeIncident.named("a").resolved(minutes(25)).get();
        assertThat(hear(IncidentChange.Kind.RESOLVED, over)).containsExactly("pager", "senior");
    }

    @Test
    void whoeverItEscalatedToHearsThatItIsLessBad() {
        audience = new Audience(Routes.of(
                Route.to("pager").when(RouteMatch.atLeast(Severity.ERROR)).escalate(STEPS)));
        hear(open);
        everyMinute(open, 0, 20);

        Incident milder = SomeIncident.named("a").severity(Severity.WARNING).get();
        assertThat(hear(IncidentChange.Kind.UPDATED, milder)).containsExactly("pager", "senior");
    }

    @Test
    void whatGetsWorseIsToldByTheRoutesOfItsNewSeverityAlthoughItIsAcknowledged() {
        audience = new Audience(Routes.standard().and(Severity.CRITICAL, "senior"));
        hear(SomeIncident.named("a").severity(Severity.ERROR).acknowledged().get());

        Incident worse = SomeIncident.named("a")
                .severity(Severity.CRITICAL)
                .acknowledged()
                .get();
        assertThat(hear(IncidentChange.Kind.UPDATED, worse))
                .containsExactly("log", "slack", "pagerduty", "senior first");
    }

    @Test
    void aRestartNeitherRepeatsNorForgetsAnything() {
        hear(open);
        List<String> before = everyMinute(open, 0, 40);
        audience = new Audience(ESCALATING);
        Set<String> told = Stream.concat(
                        Stream.of("log", "pager"),
                        before.stream().map(it -> it.substring(it.indexOf(" ") + 1, it.lastIndexOf(" "))))
                .collect(Collectors.toSet());
        audience.resume(List.of(open), it -> told, START.plus(minutes(40)));
        List<String> after = everyMinute(open, 40, 120);

        audience = new Audience(ESCALATING);
        hear(open);
        List<String> all = new ArrayList<>(before);
        all.addAll(after);
        assertThat(all).isEqualTo(everyMinute(open, 0, 120));
    }

    @Test
    void whatIsStillOpenWhenTheShiftChangesIsToldToTheNextOneUnlessSomebodyHasIt() {
        OnCall shifts = new OnCall(
                List.of(
                        new OnCall.Shift(List.of("early"), WeekSchedule.of(ZoneOffset.UTC, "mon-sun 06:00-13:00")),
                        new OnCall.Shift(List.of("late"), WeekSchedule.of(ZoneOffset.UTC, "mon-sun 13:00-22:00"))),
                List.of());
        audience = new Audience(Routes.of(Route.to("on-call")).onCall("on-call", shifts));
        hear(open);
        assertThat(everyMinute(open, 0, 70)).containsExactly("60m late first");

        audience = new Audience(Routes.of(Route.to("on-call")).onCall("on-call", shifts));
        hear(open);
        assertThat(everyMinute(SomeIncident.named("a").acknowledged().get(), 0, 70))
                .isEmpty();
    }

    @Test
    void whatIsStillOpenWhenTheMuteIsOverIsToldThen() {
        audience = new Audience(Routes.of(Route.to("slack").mute(WeekSchedule.of(ZoneOffset.UTC, "mon 00:00-12:30"))));
        assertThat(hear(open)).isEmpty();

        assertThat(everyMinute(open, 0, 60)).containsExactly("30m slack first");
    }

    @Test
    void newRoutesReachWhatIsOpen() {
        hear(open);
        audience.reroute(Routes.of(Route.to("slack")));

        assertThat(everyMinute(open, 0, 2)).containsExactly("0m slack first");
        Incident over = SomeIncident.named("a").resolved(minutes(2)).get();
        assertThat(hear(IncidentChange.Kind.RESOLVED, over))
                .as("also those to whom no route leads any more")
                .containsExactly("pager", "slack");
    }

    @Test
    void escalationsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Escalation.after(Duration.ZERO, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Escalation.after(minutes(5)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Escalation.after(minutes(5), "a").after(minutes(5), List.of("b")))
                .withMessageContaining("order of their times");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Escalation.after(minutes(5), "a").repeat(Duration.ofSeconds(1), 3));
    }

    private static Duration minutes(int number) {
        return Duration.ofMinutes(number);
    }

    private List<String> hear(Incident incident) {
        return hear(IncidentChange.Kind.OPENED, incident);
    }

    private List<String> hear(IncidentChange.Kind kind, Incident incident) {
        return audience.hear(new IncidentChange(kind, incident, List.of()), START).stream()
                .map(it -> it.notifier() + (it.first() ? " first" : ""))
                .filter(it -> !it.startsWith("log") || kind != IncidentChange.Kind.RESOLVED)
                .toList();
    }

    private List<String> everyMinute(Incident incident, int from, int until) {
        List<String> told = new ArrayList<>();
        for (int minute = from; minute < until; minute++) {
            String at = minute + "m ";
            Instant now = START.plus(minutes(minute));
            audience.due(List.of(incident), now).stream()
                    .map(it -> at + it.notifier() + (it.first() ? " first" : ""))
                    .forEach(told::add);
        }
        return told;
    }
}
