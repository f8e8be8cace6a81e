package io.llmops.examples.routes;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.route.Escalation;
import io.llmops.alerting.route.OnCall;
import io.llmops.alerting.route.OnCall.Shift;
import io.llmops.alerting.route.Route;
import io.llmops.alerting.route.RouteCheck;
import io.llmops.alerting.route.RouteMatch;
import io.llmops.alerting.route.Routes;
import io.llmops.alerting.route.file.RouteFile;
import io.llmops.alerting.signal.Labels;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Three teams on three continents, each told by day: prints who hears of an error within the next 24 hours, what the shifts of
 * the coming year leave open, and the same routes as a file.
 */
public final class FollowTheSun {

    private static final Routes ROUTES = Routes.of(
                    Route.to("log").goOn(),
                    Route.to("follow-the-sun", "pagerduty").when(RouteMatch.atLeast(Severity.CRITICAL)),
                    Route.to("follow-the-sun")
                            .when(RouteMatch.atLeast(Severity.ERROR))
                            .escalate(Escalation.after(Duration.ofMinutes(20), "pagerduty")))
            .onCall(
                    "follow-the-sun",
                    new OnCall(
                            List.of(
                                    shift("slack-europe", "Europe/Berlin", "mon-sun 08:00-16:00"),
                                    shift("slack-americas", "America/New_York", "mon-sun 10:00-18:00"),
                                    shift("slack-asia", "Asia/Tokyo", "mon-sun 07:00-16:00")),
                            List.of("pagerduty")))
            .otherwise("slack-europe");

    private FollowTheSun() {}

    private static Shift shift(String to, String zone, String hours) {
        return new Shift(List.of(to), WeekSchedule.of(ZoneId.of(zone), hours));
    }

    public static void main(String[] args) {
        print(Instant.now(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void print(Instant now, PrintStream out) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < 24; i++) {
            Instant at = hour.plus(Duration.ofHours(i));
            out.println(at + "  " + String.join(", ", ROUTES.notifiersFor(error(at), at)));
        }
        out.println();
        RouteCheck.check(ROUTES, ROUTES.notifiers(), now).forEach(out::println);
        out.println();
        out.print(new RouteFile(ROUTES, List.of()).toYaml());
    }

    private static Incident error(Instant at) {
        Map<String, String> labels = Map.of("gen_ai.request.model", "gpt-4o");
        return new Incident(
                IncidentKey.of("shop", Labels.of(labels)),
                1,
                "shop",
                "Too many calls fail: gpt-4o",
                Severity.ERROR,
                labels,
                at,
                at,
                Optional.empty(),
                List.of(),
                List.of());
    }
}
