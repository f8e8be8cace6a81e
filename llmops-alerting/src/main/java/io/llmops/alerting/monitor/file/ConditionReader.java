package io.llmops.alerting.monitor.file;

import io.llmops.alerting.detect.Change.Direction;
import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.digest.EventSeries;
import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Word;
import io.llmops.alerting.monitor.Absent;
import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.Anomaly;
import io.llmops.alerting.monitor.AnyOf;
import io.llmops.alerting.monitor.BurnRate;
import io.llmops.alerting.monitor.Change;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Limit;
import io.llmops.alerting.monitor.Not;
import io.llmops.alerting.monitor.Scheduled;
import io.llmops.alerting.monitor.Seasonal;
import io.llmops.alerting.monitor.StdDev;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Trend;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.signal.Signal;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import io.llmops.config.Spelling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a condition: an object with one key, its kind. What is not said is as the code has it. */
final class ConditionReader {

    private final Map<String, Function<ConfigNode, Condition>> kinds = new LinkedHashMap<>();
    private final Names names;

    ConditionReader(Names names) {
        this.names = names;
        kinds.put("threshold", it -> in(it, this::threshold));
        kinds.put("std-dev", it -> in(it, this::stdDev));
        kinds.put("seasonal", it -> in(it, this::seasonal));
        kinds.put("anomaly", it -> in(it, this::anomaly));
        kinds.put("change", it -> in(it, ConditionReader::change));
        kinds.put("trend", it -> in(it, this::trend));
        kinds.put("burn-rate", it -> in(it, this::burnRate));
        kinds.put("absent", it -> in(it, this::absent));
        kinds.put("scheduled", it -> in(it, this::scheduled));
        kinds.put("all-of", it -> AllOf.of(parts(it)));
        kinds.put("any-of", it -> AnyOf.of(parts(it)));
        kinds.put("not", it -> Not.of(read(it)));
    }

    Condition read(ConfigNode written) {
        ConfigObject object = written.object();
        if (object.keys().size() != 1) {
            throw written.error(
                    "must have one key, the kind of condition; known are " + String.join(", ", kinds.keySet()));
        }
        String kind = object.keys().iterator().next();
        ConfigNode details = object.required(kind);
        Function<ConfigNode, Condition> reader = kinds.get(kind);
        if (reader == null) {
            throw details.error("is no condition" + Spelling.hint(kind, kinds.keySet()));
        }
        return Building.at(object, () -> reader.apply(details));
    }

    private static Condition in(ConfigNode written, Function<ConfigObject, Condition> reader) {
        ConfigObject object = written.object();
        Condition condition = Building.at(object, () -> reader.apply(object));
        object.done();
        return condition;
    }

    private Condition[] parts(ConfigNode written) {
        if (written.items().size() < 2) {
            throw written.error("needs two conditions or more; where there is one, write it alone");
        }
        return written.items().stream().map(this::read).toArray(Condition[]::new);
    }

    private Condition threshold(ConfigObject written) {
        Limit limit = ConditionForms.THRESHOLD.read(written);
        double significance = written.optional("significance")
                .map(ConfigNode::numberOrPercent)
                .orElse(1.0);
        return new Threshold(value(written), limit, significance, minSamples(written, 1));
    }

    private Condition stdDev(ConfigObject written) {
        StdDev usual = StdDev.above(value(written), 1);
        return new StdDev(
                usual.value(),
                ConditionForms.STD_DEV.read(written),
                written.optional("scale")
                        .map(it -> Word.read(it, StdDev.Scale.class))
                        .orElse(usual.scale()),
                names.zone(written),
                windows(written, usual.windows()),
                written.optional("least-change")
                        .map(ConfigNode::numberOrPercent)
                        .orElse(usual.leastChange()),
                learning(written, usual.learning()),
                minSamples(written, usual.minSamples()));
    }

    private Condition seasonal(ConfigObject written) {
        Seasonal usual = Seasonal.above(value(written), 2);
        List<Seasonal.Special> exceptions = new ArrayList<>();
        for (ConfigNode each :
                written.optional("exceptions").map(ConfigNode::items).orElse(List.of())) {
            ConfigObject exception = each.object();
            exceptions.add(new Seasonal.Special(schedule(exception), ConditionForms.SEASONAL.read(exception)));
            exception.done();
        }
        return new Seasonal(
                usual.value(),
                ConditionForms.SEASONAL.read(written),
                exceptions,
                names.zone(written),
                windows(written, usual.windows()),
                learning(written, usual.learning()),
                minSamples(written, usual.minSamples()));
    }

    private Condition anomaly(ConfigObject written) {
        Anomaly usual = Anomaly.of(value(written));
        return new Anomaly(
                usual.value(),
                written.optional("alarms-per-week").map(ConfigNode::number).orElse(usual.alarmsPerWeek()),
                names.zone(written),
                written.optional("lasting").map(ConfigNode::durationOrZero).orElse(usual.lasting()),
                minSamples(written, usual.minSamples()));
    }

    private static Condition change(ConfigObject written) {
        ConfigNode of = written.required("of");
        EventSeries series = EventSeries.named(of.text())
                .orElseThrow(() ->
                        of.error("is no series of events" + Spelling.hint(of.text(), ConditionForms.seriesOfEvents())));
        Change usual = Change.of(
                series,
                Sensitivity.oneFalseAlarmIn(
                        written.required("one-false-alarm-in").number()));
        return new Change(
                series,
                written.optional("direction").map(it -> Word.read(it, Direction.class)),
                usual.sensitivity(),
                written.optional("least-change")
                        .map(ConfigNode::numberOrPercent)
                        .orElse(usual.leastChange()),
                written.optional("relearn-after").map(ConfigNode::duration).orElse(usual.relearnAfter()));
    }

    private Condition trend(ConfigObject written) {
        Value value = value(written);
        Duration over = written.required("over").duration();
        Limit change = ConditionForms.TREND.read(written);
        double alpha = written.optional("alpha")
                .map(ConfigNode::numberOrPercent)
                .orElseGet(() -> Trend.rising(value, over, 1).alpha());
        return new Trend(value, over, change, alpha, minSamples(written, 1));
    }

    private Condition burnRate(ConfigObject written) {
        boolean countsBad = written.optional("bad").isPresent();
        if (countsBad == written.optional("good").isPresent()) {
            throw written.error("needs either the key 'bad' or the key 'good', a signal that counts such events");
        }
        Signal counted = signal(written, countsBad ? "bad" : "good");
        Signal all = signal(written, "all");
        double objective = written.required("objective").numberOrPercent();
        BurnRate usual = countsBad ? BurnRate.ofBad(counted, all, objective) : BurnRate.ofGood(counted, all, objective);
        return usual.paces(written.optional("paces").map(ConditionReader::paces).orElse(usual.paces()))
                .minSamples(minSamples(written, usual.minSamples()))
                .minBad(written.optional("min-bad").map(ConditionReader::count).orElse(usual.minBad()));
    }

    private static List<BurnRate.Pace> paces(ConfigNode written) {
        return written.isText()
                ? Word.read(written, ConditionForms.Paces.class).paces()
                : written.items().stream().map(it -> pace(it.object())).toList();
    }

    private static BurnRate.Pace pace(ConfigObject written) {
        double burn = written.required("burn").number();
        Duration longWindow = written.required("long").duration();
        Duration shortWindow = written.required("short").duration();
        written.done();
        return Building.at(written, () -> new BurnRate.Pace(burn, longWindow, shortWindow));
    }

    private Condition absent(ConfigObject written) {
        Absent usual =
                Absent.of(signal(written, "signal"), written.required("for").duration());
        Optional<WeekSchedule> during = written.optional("during").map(it -> names.schedule(it));
        return new Absent(
                usual.signal(),
                usual.silence(),
                written.optional("within").map(ConfigNode::duration).orElse(usual.within()),
                during,
                written.optional("expected").map(ConfigNode::truth).orElse(false));
    }

    private Condition scheduled(ConfigObject written) {
        return new Scheduled(
                schedule(written),
                read(written.required("then")),
                written.optional("otherwise").map(this::read));
    }

    private Value value(ConfigObject written) {
        return ValueForm.read(written.required("value"), names);
    }

    private Signal signal(ConfigObject written, String key) {
        return SignalForm.read(written.required(key), names);
    }

    private WeekSchedule schedule(ConfigObject written) {
        return names.schedule(written.required("during"));
    }

    private static int windows(ConfigObject written, int usual) {
        return written.optional("windows")
                .map(it -> (int) it.wholeNumber(1, 100))
                .orElse(usual);
    }

    private static int learning(ConfigObject written, int usual) {
        return written.optional("learning").map(ConditionReader::hours).orElse(usual);
    }

    private static int hours(ConfigNode written) {
        Duration duration = written.duration();
        if (!duration.equals(Duration.ofHours(duration.toHours())) || duration.toHours() > Integer.MAX_VALUE) {
            throw written.error("must be whole hours, such as 24h or 7d");
        }
        return (int) duration.toHours();
    }

    private static long minSamples(ConfigObject written, long usual) {
        return written.optional("min-samples").map(ConditionReader::count).orElse(usual);
    }

    private static long count(ConfigNode written) {
        return written.wholeNumber(1, Long.MAX_VALUE);
    }
}
