package io.llmops.alerting.monitor.file;

import io.llmops.alerting.detect.Change.Direction;
import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.digest.EventSeries;
import io.llmops.alerting.monitor.Absent;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.Anomaly;
import io.llmops.alerting.monitor.AnyOf;
import io.llmops.alerting.monitor.BurnRate;
import io.llmops.alerting.monitor.Change;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.FlapPolicy;
import io.llmops.alerting.monitor.Level;
import io.llmops.alerting.monitor.Limit;
import io.llmops.alerting.monitor.Measure;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.monitor.Not;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Scheduled;
import io.llmops.alerting.monitor.Seasonal;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.StdDev;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Trend;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.MaintenanceWindow;
import io.llmops.alerting.silence.Schedule;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Files of monitors with everything that code can say, at random. */
final class RandomMonitors {

    private static final List<String> TEXTS = List.of(
            "plain words",
            "with: colon, comma and #hash",
            "\"quoted\" \\ back",
            "yes",
            "null",
            "12",
            "5m",
            "-1.5%",
            "1e3",
            "- dash",
            "{brace}",
            "*",
            "!",
            "!a,b",
            "ünïcödé 漢字 😀",
            "line\nbreak\ttab",
            "\u2028\u0085\u0007",
            "2026-01-01",
            "10:30",
            "~",
            "trailing ",
            " leading",
            "0x1F",
            "%percent",
            "@at `tick`");

    /** Each kind of condition, so that none is forgotten: see the test that compares them with what is permitted. */
    final Map<Class<? extends Condition>, Supplier<Condition>> kinds = new LinkedHashMap<>();

    private final Random random;
    private List<String> by = List.of();
    private int depth;

    RandomMonitors(long seed) {
        random = new Random(seed);
        kinds.put(Threshold.class, this::threshold);
        kinds.put(StdDev.class, this::stdDev);
        kinds.put(Seasonal.class, this::seasonal);
        kinds.put(Anomaly.class, this::anomaly);
        kinds.put(Change.class, this::change);
        kinds.put(Trend.class, this::trend);
        kinds.put(BurnRate.class, this::burnRate);
        kinds.put(Absent.class, this::absent);
        kinds.put(Scheduled.class, this::scheduled);
        kinds.put(AllOf.class, () -> new AllOf(parts()));
        kinds.put(AnyOf.class, () -> new AnyOf(parts()));
        kinds.put(Not.class, () -> new Not(condition()));
    }

    MonitorFile file() {
        List<Monitor> monitors = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            monitors.add(monitor("monitor-" + i, oneOf(List.copyOf(kinds.values()))));
        }
        List<MaintenanceWindow> maintenance = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            maintenance.add(maintenance());
        }
        return new MonitorFile(monitors, maintenance);
    }

    Monitor monitor(String name, Supplier<Condition> kind) {
        by = oneOf(List.of(List.<String>of(), List.of("a"), List.of("b", "gen_ai.request.model")));
        Condition condition = kind.get();
        by = condition.by();
        AlertPolicy policy = policy();
        List<Level> escalations = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            if (severity.compareTo(policy.severity()) > 0 && random.nextInt(3) == 0) {
                escalations.add(new Level(severity, threshold(), maybe(this::zeroOrMore), maybe(this::zeroOrMore)));
            }
        }
        Runbook runbook = random.nextBoolean()
                ? Runbook.none()
                : new Runbook(
                        random.nextBoolean() ? "" : text(),
                        random.nextBoolean() ? List.of() : List.of(text(), ""),
                        maybe(() -> URI.create("https://wiki.example.com/a?b=c#d")));
        return new Monitor(
                name, random.nextBoolean() ? name : text(), condition, escalations, policy, labels(), runbook);
    }

    private AlertPolicy policy() {
        AlertPolicy standard = AlertPolicy.standard(oneOf(List.of(Severity.values())));
        return random.nextInt(3) == 0
                ? standard
                : new AlertPolicy(
                        standard.severity(),
                        zeroOrMore(),
                        zeroOrMore(),
                        oneOf(List.of(
                                NoDataPolicy.ok(),
                                NoDataPolicy.keep(),
                                NoDataPolicy.alert(),
                                NoDataPolicy.okAfter(Duration.ofMinutes(30)),
                                NoDataPolicy.alertAfter(time()))),
                        zeroOrMore(),
                        zeroOrMore(),
                        zeroOrMore(),
                        1 + random.nextInt(5000),
                        oneOf(List.of(
                                FlapPolicy.off(),
                                FlapPolicy.standard(),
                                new FlapPolicy(3 + random.nextInt(50), random.nextInt(3), time()))));
    }

    private Labels labels() {
        return oneOf(List.of(
                Labels.none(), Labels.of("team", text()), Labels.of("some.label", "", "with space", "x", "null", "1")));
    }

    private Condition condition() {
        depth++;
        Condition made =
                depth > 3 ? threshold() : oneOf(List.copyOf(kinds.values())).get();
        depth--;
        return made.by().equals(by) ? made : threshold();
    }

    private List<Condition> parts() {
        List<Condition> parts = new ArrayList<>(List.of(condition(), condition()));
        if (random.nextBoolean()) {
            parts.add(condition());
        }
        return parts;
    }

    private Threshold threshold() {
        if (random.nextInt(3) == 0) {
            Value share = share();
            double limit = random.nextInt(1, 1000) / 1000.0;
            return new Threshold(
                    share, Limit.above(limit).recoverAt(limit / (1 + random.nextInt(3))), 0.001, samples());
        }
        return new Threshold(value(), limit(random.nextGaussian() * 100), 1, samples());
    }

    private StdDev stdDev() {
        return new StdDev(
                value(),
                limit(0),
                oneOf(List.of(StdDev.Scale.values())),
                zone(),
                1 + random.nextInt(5),
                oneOf(List.of(0.1, 0.0, 1.0 / 3)),
                oneOf(List.of(24, 1, 100)),
                samples());
    }

    private Seasonal seasonal() {
        List<Seasonal.Special> exceptions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            exceptions.add(new Seasonal.Special(schedule(), limit(1)));
        }
        return new Seasonal(
                value(), limit(1), exceptions, zone(), 1 + random.nextInt(5), oneOf(List.of(24, 48)), samples());
    }

    private Anomaly anomaly() {
        return new Anomaly(value(), oneOf(List.of(1.0, 0.5, 1.0 / 3)), zone(), zeroOrMore(), samples());
    }

    private Change change() {
        EventSeries series = random.nextBoolean()
                ? oneOf(Arrays.<EventSeries>asList(EventSeries.OfCalls.values()))
                : new EventSeries.OfEvaluation(oneOf(List.of("relevance", "with: colon")));
        return new Change(
                series,
                maybe(() -> oneOf(List.of(Direction.values()))),
                new Sensitivity(1000 + random.nextInt(1_000_000) / oneOf(List.of(1.0, 3.0))),
                oneOf(List.of(0.0, 0.05, 1.0 / 3)),
                oneOf(List.of(Duration.ofDays(1), time())));
    }

    private Trend trend() {
        Value value = value();
        return new Trend(
                value,
                value.window().multipliedBy(random.nextInt(10, 500)).plusNanos(random.nextInt(2)),
                limit(0),
                oneOf(List.of(0.001, 0.05, 1e-9)),
                samples());
    }

    private BurnRate burnRate() {
        List<BurnRate.Pace> some = List.of(
                new BurnRate.Pace(1.0 + random.nextInt(3), Duration.ofHours(3), Duration.ofMinutes(7)),
                new BurnRate.Pace(2.5, Duration.ofDays(2), Duration.ofHours(1)));
        return new BurnRate(
                signal(),
                oneOf(List.of(BurnRate.Counted.values())),
                signal(),
                oneOf(List.of(0.995, 0.99, 0.9999)),
                oneOf(List.of(BurnRate.pacesFor(Severity.CRITICAL), BurnRate.pacesFor(Severity.WARNING), some)),
                oneOf(List.of(20L, samples())),
                oneOf(List.of(3L, samples())));
    }

    private Absent absent() {
        Signal signal = signal();
        Duration silence = Duration.ofMinutes(1 + random.nextInt(30));
        Duration within =
                oneOf(List.of(Absent.of(signal, silence).within(), silence.plus(time()), silence.multipliedBy(3)));
        return new Absent(
                signal, silence, within, maybe(this::schedule), signal.by().isEmpty() && random.nextBoolean());
    }

    private Scheduled scheduled() {
        return new Scheduled(schedule(), condition(), maybe(this::condition));
    }

    /** With the usual number well on its right side. */
    private Limit limit(double usual) {
        double low = usual - 1 - random.nextInt(1000) / 7.0;
        double high = usual + 1 + random.nextInt(1000) / oneOf(List.of(1.0, 3.0, 10.0));
        return switch (random.nextInt(6)) {
            case 0 -> Limit.above(high);
            case 1 -> Limit.above(high).recoverAt((usual + high) / 2);
            case 2 -> Limit.below(low);
            case 3 -> Limit.below(low).recoverAt((usual + low) / 2);
            case 4 -> Limit.outside(low, high);
            default -> Limit.outside(low, high).recoverWithin((usual + low) / 2, usual + (high - usual) / 3);
        };
    }

    private Value value() {
        depth++;
        Value value = switch (depth > 3 ? 0 : random.nextInt(6)) {
            case 1 -> share();
            case 2 -> Value.ratio(value(), value());
            case 3 -> average();
            case 4 -> Value.againstBefore(average());
            default -> measured();
        };
        depth--;
        return random.nextInt(5) == 0 ? value.before(time()) : value;
    }

    private Value.Average average() {
        Value value = value();
        return Value.average(value, value.window().multipliedBy(2 + random.nextInt(20)));
    }

    private Value share() {
        Duration window = time();
        return Value.ratio(Value.count(signal(), window), Value.count(signal(), window));
    }

    private Value measured() {
        Measure measure = oneOf(List.of(
                Measure.COUNT,
                Measure.RATE,
                Measure.SUM,
                Measure.MEAN,
                Measure.quantile(0.95),
                Measure.quantile(1),
                Measure.quantile(0),
                Measure.quantile(random.nextDouble()),
                Measure.quantile(1e-20)));
        return Value.of(signal(), measure, time());
    }

    private Signal signal() {
        Signal signal = Signal.of(oneOf(List.of("gen_ai.client.inference.duration", "llmops.cost", "requests", "a b")));
        if (random.nextBoolean()) {
            signal = signal.where("error.type", text());
        }
        if (random.nextInt(4) == 0) {
            signal = signal.where(text() + "x", "");
        }
        return signal.by(by.toArray(String[]::new));
    }

    private WeekSchedule schedule() {
        return WeekSchedule.of(
                zone(), oneOf(List.of("mon-fri 08:00-18:00", "sat,sun", "sun 22:00-06:30")), "wed 10:00-11:00:30");
    }

    private ZoneId zone() {
        return oneOf(List.of(ZoneOffset.UTC, ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("+02:00")));
    }

    private MaintenanceWindow maintenance() {
        AlertMatcher alerts = random.nextBoolean()
                ? AlertMatcher.everything()
                : AlertMatcher.monitor("slow-*").label("some.label", text());
        Instant until = Instant.parse("2027-01-31T22:00:00Z").plusNanos(random.nextInt(1000));
        Schedule schedule = random.nextBoolean()
                ? new Schedule.Once(until.minus(time()), until)
                : new Schedule.Weekly(
                        EnumSet.of(DayOfWeek.MONDAY, oneOf(List.of(DayOfWeek.values()))),
                        LocalTime.of(random.nextInt(24), random.nextInt(60)),
                        Duration.ofMinutes(1 + random.nextInt(10_000)),
                        zone(),
                        until);
        return new MaintenanceWindow(text(), alerts, schedule);
    }

    private Duration time() {
        return oneOf(List.of(
                Duration.ofMinutes(5),
                Duration.ofMinutes(90),
                Duration.ofMillis(1 + random.nextInt(100_000_000)),
                Duration.ofDays(2).plusMinutes(1),
                Duration.ofSeconds(10)));
    }

    private Duration zeroOrMore() {
        return random.nextInt(4) == 0
                ? Duration.ZERO
                : random.nextInt(10) == 0 ? time().plusNanos(random.nextInt(1000)) : time();
    }

    private long samples() {
        return random.nextBoolean() ? 1 : 1 + random.nextInt(100);
    }

    private String text() {
        return oneOf(TEXTS);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(value.get());
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
