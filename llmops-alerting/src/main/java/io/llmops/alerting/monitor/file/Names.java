package io.llmops.alerting.monitor.file;

import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.signal.Signal;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import io.llmops.config.Spelling;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** What a file gives names to, so that it is written once: signals, values and schedules; and its time zone. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

    private final Map<String, Signal> signals = new LinkedHashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, WeekSchedule> schedules = new LinkedHashMap<>();
    private ZoneId zone = ZoneOffset.UTC;

    private Names() {}

    /** A name may be used in its own section by what comes after it. */
    static Names read(ConfigObject file) {
        Names names = new Names();
        names.zone = names.zone(file);
        each(file.optionalObject("signals"), names.signals, SignalForm::read, names);
        each(file.optionalObject("values"), names.values, ValueForm::read, names);
        each(file.optionalObject("schedules"), names.schedules, ScheduleForm::read, names);
        return names;
    }

    private static <T> void each(
            ConfigObject section, Map<String, T> into, BiFunction<ConfigNode, Names, T> reader, Names names) {
        for (String name : section.keys()) {
            ConfigNode written = section.required(name);
            if (!NAME.matcher(name).matches()) {
                throw written.error("must be named with lower-case letters, digits and hyphens");
            }
            into.put(name, reader.apply(written, names));
        }
    }

    Optional<Signal> signal(String name) {
        return Optional.ofNullable(signals.get(name));
    }

    String signalHint(String name) {
        return signals.isEmpty() ? "" : Spelling.hint(name, signals.keySet());
    }

    Value value(ConfigNode name) {
        return known(name, values, "value", "values");
    }

    WeekSchedule schedule(ConfigNode name) {
        return known(name, schedules, "schedule", "schedules");
    }

    private static <T> T known(ConfigNode name, Map<String, T> all, String what, String section) {
        T found = all.get(name.text());
        if (found == null) {
            throw name.error("is no " + what + " that is known above, under '" + section + "'"
                    + Spelling.hint(name.text(), all.keySet()));
        }
        return found;
    }

    /** That of this object, or else that of the file, which is UTC by default. */
    ZoneId zone(ConfigObject written) {
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
}
