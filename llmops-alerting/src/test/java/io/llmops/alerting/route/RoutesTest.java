package io.llmops.alerting.route;

import static io.llmops.alerting.route.SomeIncident.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.WeekSchedule;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final WeekSchedule OFFICE = WeekSchedule.of(ZoneOffset.UTC, "mon-fri 09:00-17:00");
    private static final Duration EVENING = Duration.ofHours(6);

    @Test
    void theFirstThatTakesItIsTheLastThatIsAskedUnlessItGoesOn() {
        Routes routes = Routes.of(
                        Route.to("log").goOn(),
                        Route.to("search-team").when(where("team", "search")),
                        Route.to("pager").when(RouteMatch.atLeast(Severity.ERROR)))
                .otherwise("slack");

        assertThat(told(routes, SomeIncident.named("a").label("team", "search")))
                .containsExactly("log", "search-team");
        assertThat(told(routes, SomeIncident.named("a"))).containsExactly("log", "pager");
        assertThat(told(Routes.of(routes.routes().get(1)).otherwise("slack"), SomeIncident.named("a")))
                .as("what none takes")
                .containsExactly("slack");
    }

    @Test
    void asksForModelFamilyProviderEnvironmentScopeMonitorAndAnyLabel() {
        SomeIncident outage = SomeIncident.named("a")
                .label("gen_ai.provider.name", "openai")
                .fact("family", "gpt-4o, gpt-5")
                .fact("scope", "ONE_CUSTOMER")
                .alert("error-rate", "gen_ai.request.model", "gpt-4o-mini", "deployment.environment.name", "prod")
                .alert("slow-calls", "gen_ai.request.model", "gpt-5", "team", "search");

        assertTaken(outage, "provider", "openai");
        assertTaken(outage, "gen_ai.provider.name", "open*");
        assertTaken(outage, "model", "gpt-4*");
        assertTaken(outage, "model", "claude*,gpt-5");
        assertTaken(outage, "family", "gpt-5");
        assertTaken(outage, "environment", "!staging,dev");
        assertTaken(outage, "scope", "ONE*");
        assertTaken(outage, "monitor", "slow-*");
        assertTaken(outage, "team", "search");
        assertTaken(outage, "absent", "!anything");

        assertNotTaken(outage, "model", "claude*");
        assertNotTaken(outage, "environment", "!prod");
        assertNotTaken(outage, "absent", "*");
        assertNotTaken(outage, "monitor", "!slow-*");
    }

    @Test
    void asksForSeverityAsItWasAtWorstAndForTheTime() {
        Incident error = SomeIncident.named("a").severity(Severity.ERROR).get();
        assertThat(RouteMatch.atLeast(Severity.WARNING).atMost(Severity.ERROR).matches(error, START))
                .isTrue();
        assertThat(RouteMatch.atLeast(Severity.WARNING).atMost(Severity.WARNING).matches(error, START))
                .isFalse();
        assertThat(RouteMatch.everything().during(OFFICE).matches(error, START)).isTrue();
        assertThat(RouteMatch.everything().during(OFFICE).matches(error, START.plus(EVENING)))
                .isFalse();
        assertThat(RouteMatch.everything().outside(OFFICE).matches(error, START.plus(EVENING)))
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteMatch.atLeast(Severity.ERROR).atMost(Severity.INFO))
                .withMessageContaining("at least error and at most info");
    }

    @Test
    void aMutedRouteTakesItAndTellsNobody() {
        Routes routes =
                Routes.of(Route.to("slack").mute(OFFICE), Route.to("pager")).otherwise("log");

        assertThat(told(routes, SomeIncident.named("a"))).isEmpty();
        assertThat(routes.notifiersFor(SomeIncident.named("a").get(), START.plus(EVENING)))
                .containsExactly("slack");
    }

    @Test
    void followsTheSun() {
        Routes routes = Routes.of(Route.to("on-call", "log")).onCall("on-call", OnCallTest.FOLLOW_THE_SUN);

        assertThat(told(routes, SomeIncident.named("a"))).containsExactly("berlin", "log");
        assertThat(routes.notifiersFor(SomeIncident.named("a").get(), START.plus(Duration.ofHours(8))))
                .containsExactly("new-york", "log");
        assertThat(routes.notifiers()).containsExactly("berlin", "new-york", "tokyo", "duty-manager", "log");
    }

    @Test
    void amongSomeNotifiersOnlyTheirRoutesAreLeft() {
        Routes routes = Routes.of(
                        Route.to("a", "b").escalate(Escalation.after(Duration.ofMinutes(5), "c")),
                        Route.to("on-call").when(where("team", "search")))
                .onCall("on-call", OnCallTest.FOLLOW_THE_SUN)
                .otherwise("c", "a");

        assertThat(routes.among(Set.of("a")).notifiers()).containsExactly("a");
        assertThat(routes.among(Set.of("a", "c", "tokyo")).notifiers()).containsExactly("a", "c", "tokyo");
    }

    @Test
    void textsAreSaidAsTheyAreWritten() {
        for (String text : List.of("gpt-4o", "gpt-*,o3*", "!staging,dev", "*")) {
            assertThat(TextMatch.of(text)).hasToString(text);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> TextMatch.of("a,,b"));
        assertThatIllegalArgumentException().isThrownBy(() -> TextMatch.of("!"));
        assertThatIllegalArgumentException().isThrownBy(() -> new TextMatch(false, List.of("a,b")));
        assertThat(where("model", "gpt-*")
                        .during(WeekSchedule.of(ZoneId.of("Europe/Berlin"), "mon 08:00-09:00"))
                        .toString())
                .isEqualTo("model gpt-*, during mon 08:00-09:00 Europe/Berlin");
    }

    private static RouteMatch where(String name, String pattern) {
        return RouteMatch.everything().where(name, pattern);
    }

    private static Set<String> told(Routes routes, SomeIncident incident) {
        return routes.notifiersFor(incident.get(), START);
    }

    private static void assertTaken(SomeIncident incident, String name, String pattern) {
        assertThat(where(name, pattern).matches(incident.get(), START))
                .as(name + " " + pattern)
                .isTrue();
    }

    private static void assertNotTaken(SomeIncident incident, String name, String pattern) {
        assertThat(where(name, pattern).matches(incident.get(), START))
                .as(name + " " + pattern)
                .isFalse();
    }
}
