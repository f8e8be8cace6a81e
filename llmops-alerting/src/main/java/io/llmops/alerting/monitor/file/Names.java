package io.llmops.alerting.monitor.file;

import io.llmops.alerting.file.NamedParts;
import io.llmops.alerting.file.Schedules;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.signal.Signal;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import io.llmops.config.Spelling;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a file gives names to, so that it is written once: signals, values and schedules; and its time zone. */
final class Names {

    private final Map<String, Signal> signals = new LinkedHashMap<>();
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Schedules schedules;

    private Names(Schedules schedules) {
        this.schedules = schedules;
    }

    /** A name may be used in its own section by what comes after it. */
    static Names read(ConfigObject file) {
        Names names = new Names(Schedules.read(file));
        each(file.optionalObject("signals"), names.signals, SignalForm::read, names);
        each(file.optionalObject("values"), names.values, ValueForm::read, names);
        return names;
    }

    private static <T> void each(
            ConfigObject section, Map<String, T> into, BiFunction<ConfigNode, Names, T> reader, Names names) {
        for (String name : section.keys()) {
            ConfigNode written = section.required(name);
            NamedParts.requireName(name, written);
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
        return NamedParts.known(name, values, "value", "values");
    }

    WeekSchedule schedule(ConfigNode written) {
        return schedules.schedule(written);
    }

    /** That of this object, or else that of the file, which is UTC by default. */
    ZoneId zone(ConfigObject written) {
        return schedules.zone(written);
    }
}
