package io.llmops.alerting.monitor.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.file.Word;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.FlapPolicy;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.monitor.Severity;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import java.time.Duration;

/** The keys of a monitor that make its policy. */
final class PolicyForm {

    private static final String NEVER = "never";

    private PolicyForm() {}

    /** @param usual what is so if nothing is said */
    static AlertPolicy read(ConfigObject written, AlertPolicy usual) {
        Severity severity = written.optional("severity")
                .map(it -> Word.read(it, Severity.class))
                .orElse(usual.severity());
        return new AlertPolicy(
                severity,
                time(written, "pending-for", usual.pendingFor()),
                time(written, "keep-firing-for", usual.keepFiringFor()),
                written.optional("no-data").map(PolicyForm::noData).orElse(usual.noData()),
                time(written, "renotify-every", usual.renotifyEvery()),
                time(written, "evaluation-delay", usual.evaluationDelay()),
                time(written, "new-group-delay", usual.newGroupDelay()),
                written.optional("max-groups").map(ConfigNode::positive).orElse(usual.maxGroups()),
                written.optional("flapping").map(PolicyForm::flapping).orElse(usual.flapping()));
    }

    private static Duration time(ConfigObject written, String key, Duration usual) {
        return written.optional(key).map(ConfigNode::durationOrZero).orElse(usual);
    }

    private static NoDataPolicy noData(ConfigNode written) {
        if (written.isText()) {
            return noData(Word.read(written, NoDataAction.class), Duration.ZERO);
        }
        ConfigObject object = written.object();
        for (NoDataAction action : NoDataAction.values()) {
            if (action.takesATime() && object.optional(action.key()).isPresent()) {
                Duration after = object.required(action.key()).durationOrZero();
                object.done();
                return noData(action, after);
            }
        }
        object.done();
        throw object.error("needs the key 'ok-after' or the key 'alert-after'");
    }

    private static NoDataPolicy noData(NoDataAction action, Duration after) {
        return switch (action) {
            case OK -> NoDataPolicy.okAfter(after);
            case ALERT -> NoDataPolicy.alertAfter(after);
            case KEEP -> NoDataPolicy.keep();
        };
    }

    private static FlapPolicy flapping(ConfigNode written) {
        if (written.isText()) {
            if (written.text().equals(NEVER)) {
                return FlapPolicy.off();
            }
            throw written.error("must be 'never', or an object such as {enter: 5, leave: 1, window: 1h}");
        }
        ConfigObject object = written.object();
        int enter = (int) object.required("enter").wholeNumber(3, 1_000);
        int leave = (int) object.required("leave").wholeNumber(0, 999);
        Duration window = object.required("window").duration();
        object.done();
        return Building.at(object, () -> new FlapPolicy(enter, leave, window));
    }

    private enum NoDataAction {
        OK,
        KEEP,
        ALERT;

        private String key() {
            return this == OK ? "ok-after" : "alert-after";
        }

        private boolean takesATime() {
            return this != KEEP;
        }
    }

    static Tree write(AlertPolicy it) {
        AlertPolicy usual = AlertPolicy.standard(it.severity());
        return new Tree()
                .putUnless(usual.pendingFor(), "pending-for", it.pendingFor())
                .putUnless(usual.keepFiringFor(), "keep-firing-for", it.keepFiringFor())
                .putUnless(usual.noData(), "no-data", it.noData(), written(it.noData()))
                .putUnless(usual.renotifyEvery(), "renotify-every", it.renotifyEvery())
                .putUnless(usual.evaluationDelay(), "evaluation-delay", it.evaluationDelay())
                .putUnless(usual.newGroupDelay(), "new-group-delay", it.newGroupDelay())
                .putUnless(usual.maxGroups(), "max-groups", it.maxGroups())
                .putUnless(usual.flapping(), "flapping", it.flapping(), written(it.flapping()));
    }

    private static Object written(NoDataPolicy noData) {
        String action = switch (noData.action()) {
            case RESOLVE -> "ok";
            case KEEP -> "keep";
            case ALERT -> "alert";
        };
        boolean plain = noData.after().isZero() || noData.action() == NoDataPolicy.Action.KEEP;
        return plain
                ? action
                : new Tree().put(action + "-after", noData.after()).keys();
    }

    private static Object written(FlapPolicy flapping) {
        return flapping.isOff()
                ? NEVER
                : new Tree()
                        .put("enter", flapping.enter())
                        .put("leave", flapping.leave())
                        .put("window", flapping.window())
                        .keys();
    }
}
