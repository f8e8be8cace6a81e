package io.llmops.alerting.route.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Schedules;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.file.Word;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.route.RouteMatch;
import io.llmops.alerting.route.TextMatch;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a route takes: <code>{severity: error, model: gpt-*, labels: {team: search}, during: office-hours}</code>. */
final class RouteMatchForm {

    /** What has a key of its own; every other label stands under {@code labels}. */
    private static final List<String> KEYS =
            List.of("monitor", "model", "family", "provider", "environment", "scope", "cause");

    private RouteMatchForm() {}

    static RouteMatch read(ConfigObject written, Schedules schedules) {
        Severity atLeast = severity(written, "severity", Severity.INFO);
        Severity atMost = severity(written, "at-most", Severity.CRITICAL);
        Map<String, TextMatch> where = new LinkedHashMap<>();
        KEYS.forEach(key -> written.optional(key).ifPresent(it -> where.put(key, match(it, written))));
        ConfigObject labels = written.optionalObject("labels");
        for (String label : labels.keys()) {
            ConfigNode value = labels.required(label);
            if (KEYS.contains(label)) {
                throw value.error("is no label; write it beside 'labels', and not below");
            }
            where.put(label, match(value, labels));
        }
        Optional<WeekSchedule> during = written.optional("during").map(schedules::schedule);
        Optional<WeekSchedule> outside = written.optional("outside").map(schedules::schedule);
        written.done();
        return Building.at(written, () -> new RouteMatch(atLeast, atMost, where, during, outside));
    }

    private static Severity severity(ConfigObject written, String key, Severity usual) {
        return written.optional(key).map(it -> Word.read(it, Severity.class)).orElse(usual);
    }

    /** A text has its own form; a list is one of several. */
    private static TextMatch match(ConfigNode written, ConfigObject around) {
        return Building.at(
                around, () -> written.isText() ? TextMatch.of(written.text()) : new TextMatch(false, written.texts()));
    }

    static Tree write(RouteMatch match) {
        Tree tree = new Tree()
                .putUnless(Severity.INFO, "severity", match.atLeast(), Word.of(match.atLeast()))
                .putUnless(Severity.CRITICAL, "at-most", match.atMost(), Word.of(match.atMost()));
        Tree labels = new Tree();
        match.where().forEach((name, text) -> (KEYS.contains(name) ? tree : labels).put(name, text.toString()));
        tree.putUnless(Map.of(), "labels", labels.keys());
        match.during().ifPresent(it -> tree.put("during", Schedules.write(it)));
        match.outside().ifPresent(it -> tree.put("outside", Schedules.write(it)));
        return tree;
    }
}
