package io.llmops.alerting.monitor.file;

import io.llmops.alerting.file.Schedules;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.file.Word;
import io.llmops.alerting.monitor.Absent;
import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.Anomaly;
import io.llmops.alerting.monitor.AnyOf;
import io.llmops.alerting.monitor.BurnRate;
import io.llmops.alerting.monitor.Change;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Limit;
import io.llmops.alerting.monitor.Measure;
import io.llmops.alerting.monitor.Not;
import io.llmops.alerting.monitor.Scheduled;
import io.llmops.alerting.monitor.Seasonal;
import io.llmops.alerting.monitor.StdDev;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Trend;
import io.llmops.alerting.monitor.Value;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Writes a condition as {@link ConditionReader} reads it; what is as usual is left out. */
final class ConditionWriter {

    private final SignalNames names;

    ConditionWriter(SignalNames names) {
        this.names = names;
    }

    Tree write(Condition condition) {
        if (condition instanceof Threshold threshold) {
            return of("threshold", threshold(threshold));
        }
        if (condition instanceof StdDev stdDev) {
            return of("std-dev", stdDev(stdDev));
        }
        if (condition instanceof Seasonal seasonal) {
            return of("seasonal", seasonal(seasonal));
        }
        if (condition instanceof Anomaly anomaly) {
            return of("anomaly", anomaly(anomaly));
        }
        if (condition instanceof Change change) {
            return of("change", change(change));
        }
        if (condition instanceof Trend trend) {
            return of("trend", trend(trend));
        }
        if (condition instanceof BurnRate burnRate) {
            return of("burn-rate", burnRate(burnRate));
        }
        if (condition instanceof Absent absent) {
            return of("absent", absent(absent));
        }
        return composite(condition);
    }

    private Tree composite(Condition condition) {
        if (condition instanceof Scheduled scheduled) {
            return of("scheduled", scheduled(scheduled));
        }
        if (condition instanceof AllOf all) {
            return new Tree().put("all-of", parts(all.conditions()));
        }
        if (condition instanceof AnyOf any) {
            return new Tree().put("any-of", parts(any.conditions()));
        }
        if (condition instanceof Not not) {
            return of("not", write(not.condition()));
        }
        throw new IllegalArgumentException(
                "Nothing writes a " + condition.getClass().getName());
    }

    private static Tree of(String kind, Tree details) {
        return new Tree().put(kind, details);
    }

    private List<Object> parts(List<Condition> conditions) {
        return Tree.list(conditions.stream().map(this::write).toList());
    }

    private Tree threshold(Threshold it) {
        LimitForm form = isShare(it.value()) && within(it.limit()) ? ConditionForms.SHARE : ConditionForms.THRESHOLD;
        return valued(it.value())
                .putAll(form.write(it.limit()))
                .putUnless(1.0, "significance", it.significance())
                .putUnless(1L, "min-samples", it.minSamples());
    }

    private static boolean isShare(Value value) {
        return value instanceof Value.Ratio ratio && counts(ratio.numerator()) && counts(ratio.denominator());
    }

    private static boolean counts(Value value) {
        return value instanceof Value.Of of && of.measure().equals(Measure.COUNT);
    }

    private static boolean within(Limit limit) {
        return limit.nearest(0) >= 0 && limit.nearest(1) <= 1;
    }

    private Tree stdDev(StdDev it) {
        StdDev usual = StdDev.above(it.value(), 1);
        return valued(it.value())
                .putAll(ConditionForms.STD_DEV.write(it.deviations()))
                .putUnless(usual.scale(), "scale", it.scale(), Word.of(it.scale()))
                .putAll(zone(it.zone()))
                .putUnless(usual.windows(), "windows", it.windows())
                .putUnless(usual.leastChange(), "least-change", it.leastChange(), Tree.percent(it.leastChange()))
                .putUnless(usual.learning(), "learning", it.learning(), hours(it.learning()))
                .putUnless(usual.minSamples(), "min-samples", it.minSamples());
    }

    private Tree seasonal(Seasonal it) {
        Seasonal usual = Seasonal.above(it.value(), 2);
        List<Tree> exceptions = it.exceptions().stream()
                .map(each -> new Tree()
                        .put("during", Schedules.write(each.during()))
                        .putAll(ConditionForms.SEASONAL.write(each.limit())))
                .toList();
        return valued(it.value())
                .putAll(ConditionForms.SEASONAL.write(it.limit()))
                .putUnless(List.of(), "exceptions", Tree.list(exceptions))
                .putAll(zone(it.zone()))
                .putUnless(usual.windows(), "windows", it.windows())
                .putUnless(usual.learning(), "learning", it.learning(), hours(it.learning()))
                .putUnless(usual.minSamples(), "min-samples", it.minSamples());
    }

    private Tree anomaly(Anomaly it) {
        Anomaly usual = Anomaly.of(it.value());
        return valued(it.value())
                .putUnless(
                        usual.alarmsPerWeek(), "alarms-per-week", it.alarmsPerWeek(), Tree.number(it.alarmsPerWeek()))
                .putAll(zone(it.zone()))
                .putUnless(usual.lasting(), "lasting", it.lasting())
                .putUnless(usual.minSamples(), "min-samples", it.minSamples());
    }

    private static Tree change(Change it) {
        Change usual = Change.of(it.series(), it.sensitivity());
        Tree tree = new Tree().put("of", it.series().id());
        it.direction().ifPresent(to -> tree.put("direction", Word.of(to)));
        return tree.put("one-false-alarm-in", Tree.number(it.sensitivity().eventsPerFalseAlarm()))
                .putUnless(usual.leastChange(), "least-change", it.leastChange(), Tree.percent(it.leastChange()))
                .putUnless(usual.relearnAfter(), "relearn-after", it.relearnAfter());
    }

    private Tree trend(Trend it) {
        return valued(it.value())
                .put("over", it.over())
                .putAll(ConditionForms.TREND.write(it.change()))
                .putUnless(Trend.rising(it.value(), it.over(), 1).alpha(), "alpha", it.alpha())
                .putUnless(1L, "min-samples", it.minSamples());
    }

    private Tree burnRate(BurnRate it) {
        BurnRate usual = BurnRate.ofBad(it.signal(), it.all(), it.objective());
        return new Tree()
                .put(Word.of(it.counted()), names.of(it.signal()))
                .put("all", names.of(it.all()))
                .put("objective", Tree.percent(it.objective()))
                .putUnless(usual.paces(), "paces", it.paces(), paces(it.paces()))
                .putUnless(usual.minSamples(), "min-samples", it.minSamples())
                .putUnless(usual.minBad(), "min-bad", it.minBad());
    }

    private static Object paces(List<BurnRate.Pace> paces) {
        for (ConditionForms.Paces named : ConditionForms.Paces.values()) {
            if (named.paces().equals(paces)) {
                return Word.of(named);
            }
        }
        return Tree.list(paces.stream()
                .map(it -> new Tree()
                        .put("burn", Tree.number(it.burn()))
                        .put("long", it.longWindow())
                        .put("short", it.shortWindow()))
                .toList());
    }

    private Tree absent(Absent it) {
        Tree tree = new Tree()
                .put("signal", names.of(it.signal()))
                .put("for", it.silence())
                .putUnless(Absent.of(it.signal(), it.silence()).within(), "within", it.within());
        it.during().ifPresent(during -> tree.put("during", Schedules.write(during)));
        return tree.putUnless(false, "expected", it.expected());
    }

    private Tree scheduled(Scheduled it) {
        Tree tree = new Tree().put("during", Schedules.write(it.schedule())).put("then", write(it.during()));
        it.otherwise().ifPresent(otherwise -> tree.put("otherwise", write(otherwise)));
        return tree;
    }

    private Tree valued(Value value) {
        return new Tree().put("value", ValueForm.write(value, names));
    }

    private static Tree zone(ZoneId zone) {
        return new Tree().putUnless(ZoneOffset.UTC, "zone", zone, zone.getId());
    }

    private static String hours(int hours) {
        return Tree.written(Duration.ofHours(hours));
    }
}
