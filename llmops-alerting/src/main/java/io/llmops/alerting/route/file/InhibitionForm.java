package io.llmops.alerting.route.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.file.Word;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.Inhibition;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import io.llmops.config.Spelling;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which alerts inhibit others: {@code standard}, or <code>{source: {monitor: …, severity: …}, target: {monitor: …}, equal:
 * […], grace: 5m}</code>, or a list of such.
 */
final class InhibitionForm {

    private static final Duration USUAL_GRACE = Duration.ofMinutes(5);

    private InhibitionForm() {}

    static List<Inhibition> readAll(ConfigObject file, Map<String, List<Inhibition>> packs) {
        Optional<ConfigNode> written = file.optional("inhibit");
        if (written.isEmpty()) {
            return packs.getOrDefault(RouteNames.STANDARD, List.of());
        }
        List<ConfigNode> items =
                written.get().isText() ? List.of(written.get()) : written.get().items();
        List<Inhibition> rules = items.stream()
                .flatMap(it -> it.isText() ? pack(it, packs) : Stream.of(read(it.object())))
                .toList();
        return Building.at(file, () -> {
            Inhibition.requireNoCircle(rules);
            return rules;
        });
    }

    private static Stream<Inhibition> pack(ConfigNode name, Map<String, List<Inhibition>> packs) {
        List<Inhibition> pack = packs.get(name.text());
        if (pack == null) {
            throw name.error("is no pack of inhibitions that is known" + Spelling.hint(name.text(), packs.keySet()));
        }
        return pack.stream();
    }

    private static Inhibition read(ConfigObject written) {
        ConfigObject source = written.required("source").object();
        Severity severity = source.optional("severity")
                .map(it -> Word.read(it, Severity.class))
                .orElse(Severity.INFO);
        AlertMatcher by = matcher(source);
        AlertMatcher of = matcher(written.required("target").object());
        List<String> equal = written.optional("equal").map(ConfigNode::texts).orElse(List.of());
        Duration grace =
                written.optional("grace").map(ConfigNode::durationOrZero).orElse(USUAL_GRACE);
        written.done();
        return Building.at(written, () -> new Inhibition(by, severity, of, equal, grace));
    }

    private static AlertMatcher matcher(ConfigObject written) {
        String monitor = written.required("monitor").text();
        ConfigObject labels = written.optionalObject("labels");
        Map<String, String> patterns = new LinkedHashMap<>();
        labels.keys().forEach(it -> patterns.put(it, labels.required(it).anyText()));
        written.done();
        return new AlertMatcher(monitor, patterns);
    }

    static Tree write(Inhibition rule) {
        return new Tree()
                .put(
                        "source",
                        written(rule.source())
                                .putUnless(Severity.INFO, "severity", rule.atLeast(), Word.of(rule.atLeast())))
                .put("target", written(rule.target()))
                .putUnless(List.of(), "equal", rule.equal())
                .putUnless(USUAL_GRACE, "grace", rule.grace());
    }

    private static Tree written(AlertMatcher matcher) {
        return new Tree().put("monitor", matcher.monitor()).putUnless(Map.of(), "labels", matcher.labels());
    }
}
