package io.llmops.alerting.route.file;

import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.route.Escalation;
import io.llmops.alerting.route.OnCall;
import io.llmops.alerting.route.Route;
import io.llmops.alerting.route.RouteMatch;
import io.llmops.alerting.route.Routes;
import io.llmops.alerting.route.StormCap;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.Inhibition;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Files of routes as nobody would write them. */
final class RandomRoutes {

    private static final List<String> NOTIFIERS = List.of("log", "slack", "pagerduty", "pagerduty-senior", "teams");
    private static final List<String> TEXTS =
            List.of("gpt-*", "!staging,dev", "a,b*", "*", "yes", "null", "5", "ä ö", "a: b", "#x", "- y", "'q\"");
    private static final List<String> KEYS = List.of(
            "model", "family", "provider", "environment", "scope", "cause", "monitor", "team", "gen_ai.x.y", "on");

    private final Random random;

    RandomRoutes(long seed) {
        random = new Random(seed);
    }

    RouteFile file() {
        Map<String, OnCall> onCall = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            onCall.put("on-call-" + i, new OnCall(list(this::shift), some(NOTIFIERS)));
        }
        List<Route> routes = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            routes.add(route().goOn());
        }
        routes.add(route());
        return new RouteFile(
                new Routes(
                        routes,
                        onCall,
                        random.nextBoolean() ? List.of() : names(),
                        maybe(new StormCap(1 + random.nextInt(50), duration()))),
                random.nextBoolean() ? List.of() : List.of(inhibition()));
    }

    private Route route() {
        return new Route(when(), names(), false, maybe(schedule()), maybe(escalation()));
    }

    private RouteMatch when() {
        Severity worst = pick(List.of(Severity.ERROR, Severity.CRITICAL));
        RouteMatch match =
                RouteMatch.atLeast(pick(List.of(Severity.INFO, Severity.ERROR))).atMost(worst);
        for (String key : some(KEYS)) {
            match = match.where(key, pick(TEXTS));
        }
        match = random.nextBoolean() ? match.during(schedule()) : match;
        return random.nextBoolean() ? match.outside(schedule()) : match;
    }

    private Escalation escalation() {
        List<Escalation.Step> steps = new ArrayList<>();
        Duration after = Duration.ZERO;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            after = after.plus(duration());
            steps.add(new Escalation.Step(after, names()));
        }
        Escalation once = new Escalation(steps, Duration.ZERO, 0);
        return random.nextBoolean() ? once : once.repeat(duration().plusMinutes(1), 1 + random.nextInt(9));
    }

    private OnCall.Shift shift() {
        return new OnCall.Shift(names(), schedule());
    }

    private WeekSchedule schedule() {
        return WeekSchedule.of(
                ZoneId.of(pick(List.of("UTC", "Europe/Berlin", "Asia/Tokyo", "+05:30"))),
                pick(List.of("mon-fri 08:00-18:00", "sat,sun 22:00-06:00", "sun 00:00-00:00")));
    }

    private Inhibition inhibition() {
        return new Inhibition(
                new AlertMatcher("error-*", random.nextBoolean() ? Map.of() : Map.of("a.b", pick(TEXTS))),
                pick(List.of(Severity.values())),
                AlertMatcher.monitor("slow-*"),
                some(List.of("gen_ai.provider.name", "deployment.environment.name")),
                random.nextBoolean() ? Duration.ZERO : duration());
    }

    private Duration duration() {
        return Duration.ofSeconds(1 + random.nextInt(5_000));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(some(NOTIFIERS));
        return names.isEmpty() ? List.of("slack") : names;
    }

    private <T> List<T> list(Supplier<T> each) {
        List<T> list = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            list.add(each.get());
        }
        return list;
    }

    private <T> List<T> some(List<T> of) {
        return of.stream().filter(it -> random.nextInt(3) == 0).toList();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
