package io.llmops.alerting.triage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The evidence in words and numbers. */
final class Telling {

    private static final double PERCENT = 100;
    private static final double MOST_EXPONENT = 300;
    private static final int RULE_HAS_GROWN = 10; // percentage points

    private final TriageWords words;
    private final Ledger ledger;
    private final RuleMix rules;
    private final Moments moments;
    private final Duration window;

    Telling(TriageWords words, Ledger ledger, RuleMix rules, Moments moments, Duration window) {
        this.words = words;
        this.ledger = ledger;
        this.rules = rules;
        this.moments = moments;
        this.window = window;
    }

    List<Evidence> evidence(Scope scope, List<Suspect> suspects, Weighing weighing) {
        Lookback since = scope == Scope.NONE ? Lookback.of(ledger, 1, 1) : weighing.since();
        List<Evidence> told = new ArrayList<>();
        told.add(total(since));
        if (!suspects.isEmpty()) {
            told.add(excess(suspects));
            told.add(others(since, suspects));
        }
        told.add(customers());
        if (scope != Scope.NONE) {
            told.add(began(since));
            told.add(time());
        }
        int rule = rules.mostGrown();
        if (rule >= 0) {
            told.add(rule(rule));
        }
        told.add(stories(weighing));
        return told;
    }

    private Evidence total(Lookback since) {
        double counted = since.counted();
        double expected = since.expected();
        return new Evidence(
                "total",
                text(
                        "%.0f of %,.0f calls %s, %s expected of these customers",
                        counted, since.calls(), words.counted(), few(expected)),
                Map.of("calls", since.calls(), "counted", counted, "expected", expected));
    }

    private Evidence excess(List<Suspect> suspects) {
        double counted = suspects.stream().mapToDouble(Suspect::counted).sum();
        double expected = suspects.stream().mapToDouble(Suspect::expected).sum();
        double calls = suspects.stream().mapToDouble(Suspect::calls).sum();
        String who = suspects.size() == 1 ? "one customer has" : suspects.size() + " customers have";
        return new Evidence(
                "excess",
                text(
                                "%s %.0f of %.0f calls %s, %s expected by its own history",
                                who, counted, calls, words.counted(), few(expected))
                        .replace("its own", suspects.size() == 1 ? "its own" : "their own"),
                Map.of("calls", calls, "counted", counted, "expected", expected, "suspects", (double) suspects.size()));
    }

    private Evidence others(Lookback since, List<Suspect> suspects) {
        double counted = since.counted()
                - suspects.stream().mapToDouble(Suspect::counted).sum();
        double expected = since.expected()
                - suspects.stream().mapToDouble(Suspect::expected).sum();
        return new Evidence(
                "others",
                text("all others together: %.0f %s, %s expected", counted, words.counted(), few(expected)),
                Map.of("counted", counted, "expected", expected));
    }

    private Evidence customers() {
        double hit = Math.round(ledger.hitNow());
        double active = Math.round(ledger.active(1));
        return new Evidence(
                "customers",
                text(
                        "%,.0f of about %,.0f customers with calls in the window had one %s",
                        hit, active, words.counted()),
                Map.of("hit", hit, "active", active));
    }

    private Evidence began(Lookback since) {
        Duration ago = window.multipliedBy(since.windows());
        String how = since.windows() == 1 ? "in the last window" : "over the last " + ago.toMinutes() + " minutes";
        return new Evidence("lookback", "seen best " + how, Map.of("windows", (double) since.windows()));
    }

    private Evidence time() {
        return new Evidence(
                "time",
                text("%s calls in %d of %d parts of the window", words.counted(), moments.hit(), Moments.PARTS),
                Map.of("parts", (double) moments.hit(), "of", (double) Moments.PARTS));
    }

    private Evidence rule(int rule) {
        double now = PERCENT * rules.shareNow(rule);
        double before = PERCENT * rules.shareBefore(rule);
        String verb = now - before > RULE_HAS_GROWN ? "has grown to" : "has";
        return new Evidence(
                "rules",
                text("rule %s %s %.0f %% of them, %.0f %% before", words.rule().apply(rule), verb, now, before),
                Map.of("now", now, "before", before));
    }

    private static Evidence stories(Weighing weighing) {
        return new Evidence(
                "likelihood",
                text(
                        "how much likelier than nothing (log10): one customer %.1f, few %.1f, many %.1f",
                        log10(weighing.one()), log10(weighing.few()), log10(weighing.many())),
                Map.of("one", log10(weighing.one()), "few", log10(weighing.few()), "many", log10(weighing.many())));
    }

    private static double log10(double log) {
        return Math.max(-MOST_EXPONENT, log / Math.log(10));
    }

    private static String few(double expected) {
        return text(expected < 10 ? "%.1f" : "%.0f", expected);
    }

    private static String text(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }
}
