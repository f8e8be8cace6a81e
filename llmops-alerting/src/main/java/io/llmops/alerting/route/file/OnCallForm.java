package io.llmops.alerting.route.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Schedules;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.route.OnCall;
import io.llmops.config.ConfigObject;
import java.util.List;

/** Who is on call: <code>{shifts: [{to: …, during: …}], otherwise: …}</code>. */
final class OnCallForm {

    private OnCallForm() {}

    static OnCall read(ConfigObject written, Receivers notifiers, Schedules schedules) {
        List<OnCall.Shift> shifts = written.required("shifts").items().stream()
                .map(it -> shift(it.object(), notifiers, schedules))
                .toList();
        List<String> otherwise =
                written.optional("otherwise").map(notifiers::read).orElse(List.of());
        written.done();
        return Building.at(written, () -> new OnCall(shifts, otherwise));
    }

    private static OnCall.Shift shift(ConfigObject written, Receivers notifiers, Schedules schedules) {
        List<String> to = notifiers.read(written.required("to"));
        WeekSchedule during = schedules.schedule(written.required("during"));
        written.done();
        return new OnCall.Shift(to, during);
    }

    static Tree write(OnCall who) {
        List<Tree> shifts = who.shifts().stream()
                .map(it -> new Tree().put("to", Receivers.written(it.to())).put("during", Schedules.write(it.when())))
                .toList();
        return new Tree()
                .put("shifts", Tree.list(shifts))
                .putUnless(List.of(), "otherwise", who.otherwise(), Receivers.written(who.otherwise()));
    }
}
