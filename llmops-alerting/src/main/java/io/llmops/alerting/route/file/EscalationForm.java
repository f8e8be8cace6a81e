package io.llmops.alerting.route.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.route.Escalation;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An escalation: <code>{steps: [{after: 15m, to: …}], repeat: {every: 30m, times: 3}}</code>. */
final class EscalationForm {

    private static final int MOST_REPEATS = 100;

    private EscalationForm() {}

    static Escalation read(ConfigObject written, Receivers receivers) {
        List<Escalation.Step> steps = written.required("steps").items().stream()
                .map(it -> step(it.object(), receivers))
                .toList();
        Optional<ConfigObject> repeat = written.optional("repeat").map(ConfigNode::object);
        Duration every = repeat.map(it -> it.required("every").duration()).orElse(Duration.ZERO);
        int times = repeat.map(it -> (int) it.required("times").wholeNumber(1, MOST_REPEATS))
                .orElse(0);
        repeat.ifPresent(ConfigObject::done);
        written.done();
        return Building.at(written, () -> new Escalation(steps, every, times));
    }

    private static Escalation.Step step(ConfigObject written, Receivers receivers) {
        Duration after = written.required("after").duration();
        List<String> to = receivers.read(written.required("to"));
        written.done();
        return new Escalation.Step(after, to);
    }

    static Tree write(Escalation escalation) {
        List<Tree> steps = escalation.steps().stream()
                .map(it -> new Tree().put("after", it.after()).put("to", Receivers.written(it.to())))
                .toList();
        Tree tree = new Tree().put("steps", Tree.list(steps));
        return escalation.repeats() == 0
                ? tree
                : tree.put(
                        "repeat",
                        new Tree().put("every", escalation.repeatEvery()).put("times", (Object) escalation.repeats()));
    }
}
