package io.llmops.alerting.route;

import static io.llmops.alerting.route.SomeIncident.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.WeekSchedule;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteCheckTest {

    private static final List<String> BOTH = List.of("log", "slack");

    @Test
    void theStandardRoutesLeaveNoDoubt() {
        assertThat(RouteCheck.check(
                        Routes.standard().and(Severity.CRITICAL, "pagerduty-senior"),
                        List.of("log", "slack", "pagerduty", "pagerduty-senior"),
                        START))
                .isEmpty();
    }

    @Test
    void aNotifierThatThereIsNotIsRefusedWhereverItIsNamed() {
        Route escalating = Route.to("slack").escalate(Escalation.after(Duration.ofMinutes(5), "pager"));
        assertRefused(Routes.of(escalating), "A route leads to \"pager\", but the notifiers are [log, slack]");
        assertRefused(Routes.of(Route.to("slack")).otherwise("pager"), "leads to \"pager\"");
        assertRefused(Routes.of(Route.to("log")), "No route leads to notifier \"slack\"");
        assertThat(RouteCheck.check(Routes.of(Route.to("slack")), BOTH, START))
                .as("the log is there anyway")
                .isEmpty();
    }

    @Test
    void aRouteBehindOneThatTakesItAllIsRefused() {
        Route errors = Route.to("slack").when(RouteMatch.atLeast(Severity.ERROR));
        Route search =
                Route.to("log").when(RouteMatch.atLeast(Severity.CRITICAL).where("team", "search"));

        assertRefused(Routes.of(errors, search), "never reached");
        assertRefused(Routes.of(Route.to("slack"), Route.to("log")), "the one for everything to slack takes it all");
        assertThat(RouteCheck.check(Routes.of(errors.goOn(), search, Route.to("log")), BOTH, START))
                .isEmpty();
        assertThat(RouteCheck.check(Routes.of(search, errors, Route.to("log")), BOTH, START))
                .isEmpty();
        Route office = errors.when(errors.when().during(WeekSchedule.of(ZoneOffset.UTC, "mon 08:00-17:00")));
        assertThat(RouteCheck.check(Routes.of(office, errors, Route.to("log")), BOTH, START))
                .isEmpty();
    }

    @Test
    void whatNobodyWouldHearOfIsSaid() {
        assertThat(RouteCheck.check(
                        Routes.of(Route.to("slack", "log").when(RouteMatch.atLeast(Severity.ERROR))), BOTH, START))
                .containsExactly(
                        "Incidents of severity info, warning that fit none of the routes are told to nobody; say who "
                                + "hears of them otherwise");
    }

    @Test
    void gapsAndOverlapsOfShiftsAreSaid() {
        Routes routes = Routes.of(Route.to("sun", "log")).onCall("sun", OnCallTest.FOLLOW_THE_SUN);

        assertThat(RouteCheck.check(routes, List.of("berlin", "new-york", "tokyo", "duty-manager", "log"), START))
                .hasSize(2)
                .anyMatch(it -> it.startsWith("On call sun: nobody is on from 2026-03-08T22:00:00Z until ")
                        && it.endsWith("duty-manager hears of it then"))
                .anyMatch(it ->
                        it.contains("several shifts are on from 2026-03-08T14:00:00Z until 2026-03-08T15:00:00Z and "));
        assertRefused(Routes.of(Route.to("log")).onCall("log", OnCallTest.FOLLOW_THE_SUN), "rename who is on call");
    }

    private static void assertRefused(Routes routes, String why) {
        List<String> notifiers =
                routes.onCall().isEmpty() ? BOTH : List.of("log", "berlin", "new-york", "tokyo", "duty-manager");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteCheck.check(routes, notifiers, START))
                .withMessageContaining(why);
    }
}
