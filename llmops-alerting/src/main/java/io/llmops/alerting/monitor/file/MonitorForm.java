package io.llmops.alerting.monitor.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.file.Word;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Level;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One monitor. What is not said of one that a pack has is as the pack has it. */
final class MonitorForm {

    private final ConditionReader conditions;

    MonitorForm(Names names) {
        conditions = new ConditionReader(names);
    }

    Monitor read(ConfigObject written, Optional<Monitor> included) {
        String name = written.required("name").text();
        Condition condition = written.optional("when")
                .map(conditions::read)
                .or(() -> included.map(Monitor::condition))
                .orElseThrow(() -> written.error("needs the key 'when'"));
        AlertPolicy usual = included.map(Monitor::policy).orElseGet(() -> AlertPolicy.standard(Severity.WARNING));
        String summary = written.optional("summary")
                .map(ConfigNode::text)
                .orElseGet(() -> included.map(Monitor::summary).orElse(name));
        AlertPolicy policy = PolicyForm.read(written, usual);
        List<Level> escalations = written.optional("escalate")
                .map(it -> it.items().stream().map(each -> level(each.object())).toList())
                .orElseGet(
                        () -> included.map(it -> worse(it, policy.severity())).orElse(List.of()));
        Labels labels = written.optional("labels")
                .map(it -> labels(it.object()))
                .orElseGet(() -> included.map(Monitor::labels).orElse(Labels.none()));
        Runbook runbook = written.optional("runbook")
                .map(MonitorForm::runbook)
                .orElseGet(() -> included.map(Monitor::runbook).orElse(Runbook.none()));
        written.optional("enabled");
        written.done();
        return Building.at(written, () -> new Monitor(name, summary, condition, escalations, policy, labels, runbook));
    }

    /** What the pack takes to be worse, as far as it still is. */
    private static List<Level> worse(Monitor included, Severity severity) {
        return included.escalations().stream()
                .filter(it -> it.severity().compareTo(severity) > 0)
                .toList();
    }

    private Level level(ConfigObject written) {
        Level level = new Level(
                Word.read(written.required("severity"), Severity.class),
                conditions.read(written.required("when")),
                written.optional("pending-for").map(ConfigNode::durationOrZero),
                written.optional("keep-firing-for").map(ConfigNode::durationOrZero));
        written.done();
        return level;
    }

    static Labels labels(ConfigObject written) {
        Map<String, String> labels = new TreeMap<>();
        written.keys().forEach(key -> labels.put(key, written.required(key).anyText()));
        return Labels.of(labels);
    }

    private static Runbook runbook(ConfigNode written) {
        ConfigObject object = written.object();
        String title = object.optional("title").map(ConfigNode::anyText).orElse("");
        List<String> steps = object.optional("steps")
                .map(it -> it.items().stream().map(ConfigNode::anyText).toList())
                .orElse(List.of());
        Optional<URI> link = object.optional("link").map(MonitorForm::link);
        object.done();
        return new Runbook(title, steps, link);
    }

    private static URI link(ConfigNode written) {
        try {
            return URI.create(written.text());
        } catch (IllegalArgumentException e) {
            throw written.error("is no link; write one such as https://wiki.example.com/errors");
        }
    }

    static Tree write(Monitor monitor, SignalNames names) {
        ConditionWriter conditions = new ConditionWriter(names);
        List<Tree> escalations = monitor.escalations().stream()
                .map(it -> new Tree()
                        .put("severity", it.severity().toString())
                        .put("when", conditions.write(it.condition()))
                        .put("pending-for", it.pendingFor())
                        .put("keep-firing-for", it.keepFiringFor()))
                .toList();
        Runbook runbook = monitor.runbook();
        return new Tree()
                .put("name", monitor.name())
                .putUnless(monitor.name(), "summary", monitor.summary())
                .put("severity", monitor.policy().severity().toString())
                .put("when", conditions.write(monitor.condition()))
                .putUnless(List.of(), "escalate", Tree.list(escalations))
                .putAll(PolicyForm.write(monitor.policy()))
                .putUnless(
                        Labels.none(),
                        "labels",
                        monitor.labels(),
                        monitor.labels().asMap())
                .putUnless(Runbook.none(), "runbook", runbook, written(runbook));
    }

    private static Map<String, Object> written(Runbook runbook) {
        Tree tree = new Tree().putUnless("", "title", runbook.title()).putUnless(List.of(), "steps", runbook.steps());
        runbook.link().ifPresent(it -> tree.put("link", it.toString()));
        return tree.keys();
    }
}
