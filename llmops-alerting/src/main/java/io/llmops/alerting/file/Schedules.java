package io.llmops.alerting.file;

import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.monitor.WeekSpan;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Times of the week in a file: its {@code zone}, what it names under {@code schedules}, and wherever else one is written,
 * by such a name or as <code>{hours: [mon-fri 08:00-18:00], zone: …}</code>.
 */
public final class Schedules {

    private final Map<String, WeekSchedule> named = new LinkedHashMap<>();
    private ZoneId zone = ZoneOffset.UTC;

    private Schedules() {}

    /** A name may be used in its own section by what comes after it. */
    public static Schedules read(ConfigObject file) {
        Schedules schedules = new Schedules();
        schedules.zone = schedules.zone(file);
        ConfigObject section = file.optionalObject("schedules");
        for (String name : section.keys()) {
            ConfigNode written = section.required(name);
            NamedParts.requireName(name, written);
            schedules.named.put(name, schedules.schedule(written));
        }
        return schedules;
    }

    public WeekSchedule schedule(ConfigNode written) {
        return written.isText() ? known(written) : described(written.object());
    }

    private WeekSchedule known(ConfigNode name) {
        return NamedParts.known(name, named, "schedule", "schedules");
    }

    private WeekSchedule described(ConfigObject object) {
        List<String> hours = object.required("hours").texts();
        ZoneId of = zone(object);
        object.done();
        return Building.at(object, () -> WeekSchedule.of(of, hours.toArray(String[]::new)));
    }

    /** That of this object, or else that of the file, which is UTC by default. */
    public ZoneId zone(ConfigObject written) {
        Optional<ConfigNode> given = written.optional("zone");
        if (given.isEmpty()) {
            return zone;
        }
        try {
            return ZoneId.of(given.get().text());
        } catch (DateTimeException e) {
            throw given.get().error("is no time zone; write one such as Europe/Berlin or UTC");
        }
    }

    /** In full, without a name. */
    public static Tree write(WeekSchedule schedule) {
        List<String> hours = schedule.spans().stream().map(WeekSpan::toString).toList();
        return new Tree()
                .put("hours", hours.size() == 1 ? hours.get(0) : hours)
                .putUnless(
                        ZoneOffset.UTC, "zone", schedule.zone(), schedule.zone().getId());
    }
}
