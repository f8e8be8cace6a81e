package io.llmops.alerting.monitor.file;

import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.monitor.WeekSpan;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Times of the week: the name of some under {@code schedules}, or {@code {hours: [mon-fri 08:00-18:00], zone: …}}. */
final class ScheduleForm {

    private ScheduleForm() {}

    static WeekSchedule read(ConfigNode written, Names names) {
        if (written.isText()) {
            return names.schedule(written);
        }
        ConfigObject object = written.object();
        List<String> hours = object.required("hours").texts();
        ZoneId zone = names.zone(object);
        object.done();
        return Building.at(object, () -> WeekSchedule.of(zone, hours.toArray(String[]::new)));
    }

    static Tree write(WeekSchedule schedule) {
        List<String> hours = schedule.spans().stream().map(WeekSpan::toString).toList();
        return new Tree()
                .put("hours", hours.size() == 1 ? hours.get(0) : hours)
                .putUnless(
                        ZoneOffset.UTC, "zone", schedule.zone(), schedule.zone().getId());
    }
}
