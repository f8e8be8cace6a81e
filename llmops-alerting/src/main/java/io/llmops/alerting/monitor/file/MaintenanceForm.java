package io.llmops.alerting.monitor.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.monitor.WeekSpan;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.MaintenanceWindow;
import io.llmops.alerting.silence.Schedule;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A maintenance window, once or every week. */
final class MaintenanceForm {

    private static final Pattern START = Pattern.compile("\\s*\\S+\\s+\\d\\d:\\d\\d\\S*\\s*");

    private MaintenanceForm() {}

    static MaintenanceWindow read(ConfigObject written, Names names) {
        String reason = written.required("reason").text();
        String monitors = written.optional("monitors").map(ConfigNode::text).orElse("*");
        Map<String, String> labels =
                MonitorForm.labels(written.optionalObject("labels")).asMap();
        boolean weekly = written.optional("weekly").isPresent();
        if (weekly == written.optional("once").isPresent()) {
            throw written.error("needs either the key 'once' or the key 'weekly'");
        }
        Schedule schedule = weekly
                ? weekly(written.required("weekly").object(), names)
                : once(written.required("once").object());
        written.done();
        return Building.at(written, () -> new MaintenanceWindow(reason, new AlertMatcher(monitors, labels), schedule));
    }

    private static Schedule once(ConfigObject written) {
        Instant from = instant(written.required("from"));
        Instant until = instant(written.required("until"));
        written.done();
        return Building.at(written, () -> new Schedule.Once(from, until));
    }

    private static Schedule weekly(ConfigObject written, Names names) {
        WeekSpan start = start(written.required("at"));
        Duration length = written.required("for").duration();
        ZoneId zone = names.zone(written);
        Instant until = instant(written.required("until"));
        written.done();
        return Building.at(
                written, () -> new Schedule.Weekly(EnumSet.copyOf(start.days()), start.from(), length, zone, until));
    }

    /** A span of the week has the same form, and an end. */
    private static WeekSpan start(ConfigNode written) {
        String text = written.text();
        try {
            if (START.matcher(text).matches()) {
                return WeekSpan.parse(text.strip() + "-00:00");
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw written.error("is no time of the week; write one such as sun 02:00, mon,wed 22:30 or mon-fri 04:00");
    }

    private static Instant instant(ConfigNode written) {
        try {
            return OffsetDateTime.parse(written.text()).toInstant();
        } catch (DateTimeParseException e) {
            throw written.error("is no moment; write one such as 2027-01-31T22:00:00Z or 2027-01-31T22:00:00+01:00");
        }
    }

    static Tree write(MaintenanceWindow window) {
        Tree tree = new Tree()
                .put("reason", window.reason())
                .putUnless("*", "monitors", window.alerts().monitor())
                .putUnless(Map.of(), "labels", window.alerts().labels());
        if (window.schedule() instanceof Schedule.Once once) {
            return tree.put(
                    "once",
                    new Tree()
                            .put("from", once.from().toString())
                            .put("until", once.until().toString()));
        }
        if (window.schedule() instanceof Schedule.Weekly weekly) {
            return tree.put("weekly", weekly(weekly));
        }
        throw new IllegalArgumentException(
                "Nothing writes a " + window.schedule().getClass().getName());
    }

    private static Tree weekly(Schedule.Weekly weekly) {
        return new Tree()
                .put("at", days(weekly) + " " + weekly.start())
                .put("for", weekly.length())
                .putUnless(ZoneOffset.UTC, "zone", weekly.zone(), weekly.zone().getId())
                .put("until", weekly.expires().toString());
    }

    private static String days(Schedule.Weekly weekly) {
        return weekly.days().stream()
                .sorted()
                .map(DayOfWeek::name)
                .map(it -> it.substring(0, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
