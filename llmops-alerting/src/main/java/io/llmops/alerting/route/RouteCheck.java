package io.llmops.alerting.route;

import io.llmops.alerting.monitor.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether routes make sense, before anything has happened: what cannot be is refused, what may not be meant is said. */
public final class RouteCheck {

    /** The notifier that is there whether or not anyone wants it. */
    private static final String LOG = "log";

    private RouteCheck() {}

    /**
     * Checks routes against the notifiers that there are.
     *
     * @param now from when on the shifts of a year are looked at
     * @return what may not be meant, a sentence each: shifts with gaps or overlaps, incidents that nobody hears of
     * @throws IllegalArgumentException if a route leads to a notifier that there is not, or is never reached, or if none leads
     *     to a notifier
     */
    public static List<String> check(Routes routes, Collection<String> notifiers, Instant now) {
        requireFit(routes, notifiers);
        requireReachable(routes.routes());
        List<String> doubts = new ArrayList<>();
        routes.onCall().forEach((name, who) -> coverage(name, who, now, doubts));
        untaken(routes, doubts);
        return doubts;
    }

    /**
     * Refuses routes and notifiers that do not meet.
     *
     * @throws IllegalArgumentException if a route leads to a notifier that there is not, or none leads to one that there is
     */
    public static void requireFit(Routes routes, Collection<String> notifiers) {
        for (String name : routes.notifiers()) {
            if (!notifiers.contains(name)) {
                throw new IllegalArgumentException("A route leads to \"" + name + "\", but the notifiers are "
                        + notifiers + "; add that notifier or drop the route with Routes.among");
            }
        }
        for (String name : notifiers) {
            if (!routes.notifiers().contains(name) && !name.equals(LOG)) {
                throw new IllegalArgumentException("No route leads to notifier \"" + name
                        + "\"; add one, such as Routes.and(severity, name), or drop the notifier");
            }
        }
        for (String name : routes.onCall().keySet()) {
            if (notifiers.contains(name)) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is on call and a notifier, too; rename who is on call");
            }
        }
    }

    /**
     * Refuses routes of which one hides another.
     *
     * @throws IllegalArgumentException if one is never reached
     */
    public static void requireReachable(List<Route> routes) {
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            Optional<Route> above = routes.subList(0, i).stream()
                    .filter(it -> !it.goesOn() && it.when().includes(route.when()))
                    .findFirst();
            if (above.isPresent()) {
                throw new IllegalArgumentException("The route for " + route + " is never reached, because the one for "
                        + above.get() + " takes it all; move it up, or let that one go on");
            }
        }
    }

    private static void coverage(String name, OnCall who, Instant now, List<String> doubts) {
        Coverage coverage = Coverage.of(who, now);
        if (!coverage.gaps().isEmpty()) {
            String heirs = who.otherwise().isEmpty()
                    ? "nobody hears of it then; add otherwise"
                    : String.join(", ", who.otherwise()) + " hears of it then";
            doubts.add("On call " + name + ": nobody is on " + said(coverage.gaps()) + "; " + heirs);
        }
        if (!coverage.overlaps().isEmpty()) {
            doubts.add("On call " + name + ": several shifts are on " + said(coverage.overlaps())
                    + "; all of them hear of it then");
        }
    }

    private static String said(List<Coverage.Stretch> stretches) {
        Coverage.Stretch first = stretches.get(0);
        int more = stretches.size() - 1;
        return "from " + first.from() + " until " + first.until()
                + (more == 0 ? "" : " and " + more + (more == 1 ? " more time" : " more times") + " within a year");
    }

    private static void untaken(Routes routes, List<String> doubts) {
        if (!routes.otherwise().isEmpty()) {
            return;
        }
        List<String> untaken = Arrays.stream(Severity.values())
                .filter(severity -> routes.routes().stream()
                        .noneMatch(it -> it.when().isOfSeverityOnly()
                                && severity.isAtLeast(it.when().atLeast())
                                && it.when().atMost().isAtLeast(severity)))
                .map(Severity::toString)
                .toList();
        if (!untaken.isEmpty()) {
            doubts.add("Incidents of severity " + String.join(", ", untaken)
                    + " that fit none of the routes are told to nobody; say who hears of them otherwise");
        }
    }
}
