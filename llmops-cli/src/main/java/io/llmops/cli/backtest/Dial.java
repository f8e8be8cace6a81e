package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Absent;
import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.Anomaly;
import io.llmops.alerting.monitor.AnyOf;
import io.llmops.alerting.monitor.BurnRate;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Limit;
import io.llmops.alerting.monitor.Not;
import io.llmops.alerting.monitor.Prose;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Scheduled;
import io.llmops.alerting.monitor.Seasonal;
import io.llmops.alerting.monitor.StdDev;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Trend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The one number of a condition that makes it more or less sensitive. Of a condition of several parts it is that of the first
 * part that has one; the others stay as they are.
 *
 * @param name what the number is
 * @param part the condition that has it
 * @param now where it stands
 * @param number what is compared with it, in the same unit, given a reading of the part
 * @param wrongAbove whether numbers above it are wrong, and not those below: a higher one is then less sensitive
 * @param words a number as a limit, as people read it
 * @param turned the whole condition with another number
 */
record Dial(
        String name,
        Condition part,
        double now,
        ToDoubleFunction<Reading> number,
        boolean wrongAbove,
        DoubleFunction<String> words,
        DoubleFunction<Condition> turned) {

    /** Where the readings of conditions with a baseline say how far off a value is. */
    private static final int HOW_FAR = 1;

    /** Empty if there is no such number. */
    static Optional<Dial> of(Condition condition) {
        if (condition instanceof Threshold it) {
            return ofLimit(
                    "limit",
                    it,
                    it.limit(),
                    Reading::value,
                    limit -> new Threshold(it.value(), limit, it.significance(), it.minSamples()));
        }
        if (condition instanceof StdDev it) {
            return ofLimit(
                    "standard deviations",
                    it,
                    it.deviations(),
                    Dial::howFar,
                    limit -> new StdDev(
                            it.value(),
                            limit,
                            it.scale(),
                            it.zone(),
                            it.windows(),
                            it.leastChange(),
                            it.learning(),
                            it.minSamples()));
        }
        if (condition instanceof Seasonal it) {
            return ofLimit(
                    "times the usual",
                    it,
                    it.limit(),
                    Dial::howFar,
                    limit -> new Seasonal(
                            it.value(),
                            limit,
                            it.exceptions(),
                            it.zone(),
                            it.windows(),
                            it.learning(),
                            it.minSamples()));
        }
        if (condition instanceof Trend it) {
            return ofLimit(
                    "change",
                    it,
                    it.change(),
                    Reading::value,
                    limit -> new Trend(it.value(), it.over(), limit, it.alpha(), it.minSamples()));
        }
        if (condition instanceof Anomaly it) {
            return Optional.of(new Dial(
                    "bearable alarms a week",
                    it,
                    it.alarmsPerWeek(),
                    Reading::value,
                    false,
                    Prose::number,
                    it::alarmsPerWeek));
        }
        if (condition instanceof Absent it) {
            return Optional.of(ofSilence(it));
        }
        if (condition instanceof BurnRate it) {
            return Optional.of(ofPaces(it));
        }
        return ofParts(condition);
    }

    private static double howFar(Reading reading) {
        return reading.details().size() > HOW_FAR ? reading.details().get(HOW_FAR) : Double.NaN;
    }

    /** A band has two limits, which move out and in together; its number is the higher one. */
    private static Optional<Dial> ofLimit(
            String name,
            Condition part,
            Limit limit,
            ToDoubleFunction<Reading> number,
            Function<Limit, Condition> with) {
        if (limit instanceof Limit.Outside band) {
            ToDoubleFunction<Reading> asHigh = reading -> Band.asHigh(band, number.applyAsDouble(reading));
            return Optional.of(new Dial(
                    name,
                    part,
                    band.high(),
                    asHigh,
                    true,
                    high -> words(Band.withHigh(band, high)),
                    high -> with.apply(Band.withHigh(band, high))));
        }
        double now = limit.nearest(0);
        return Optional.of(new Dial(
                name,
                part,
                now,
                number,
                limit instanceof Limit.Above,
                value -> words(moved(limit, now, value)),
                value -> with.apply(moved(limit, now, value))));
    }

    private static String words(Limit limit) {
        return limit.toString().replaceFirst(",.*", "");
    }

    /** With the recovery in the same proportion. */
    private static Limit moved(Limit limit, double now, double value) {
        double recovery = limit instanceof Limit.Above above ? above.recovery() : ((Limit.Below) limit).recovery();
        double moved = now == 0 ? recovery + value : recovery * value / now;
        return limit instanceof Limit.Above
                ? new Limit.Above(value, Math.min(value, moved))
                : new Limit.Below(value, Math.max(value, moved));
    }

    private static Dial ofSilence(Absent it) {
        double minutes = it.silence().toMillis() / 6e4;
        return new Dial("minutes of silence", it, minutes, Reading::value, true, Prose::number, value -> {
            Duration silence = Duration.ofSeconds(Math.max(1, Math.round(value * 60)));
            Duration within =
                    it.within().compareTo(silence.multipliedBy(2)) < 0 ? silence.multipliedBy(2) : it.within();
            return new Absent(it.signal(), silence, within, it.during(), it.expected());
        });
    }

    private static Dial ofPaces(BurnRate it) {
        double first = it.paces().get(0).burn();
        return new Dial(
                "times too fast",
                it,
                first,
                Reading::value,
                true,
                Prose::number,
                value -> it.paces(it.paces().stream()
                        .map(pace ->
                                new BurnRate.Pace(pace.burn() * value / first, pace.longWindow(), pace.shortWindow()))
                        .toList()));
    }

    private static Optional<Dial> ofParts(Condition condition) {
        if (condition instanceof AllOf it) {
            return ofFirst(it.conditions(), AllOf::new);
        }
        if (condition instanceof AnyOf it) {
            return ofFirst(it.conditions(), AnyOf::new);
        }
        if (condition instanceof Scheduled it) {
            return of(it.during()).map(dial -> dial.within(part -> new Scheduled(it.schedule(), part, it.otherwise())));
        }
        if (condition instanceof Not it) {
            return of(it.condition()).map(dial -> dial.within(Not::new));
        }
        return Optional.empty();
    }

    private static Optional<Dial> ofFirst(List<Condition> parts, Function<List<Condition>, Condition> joined) {
        for (int i = 0; i < parts.size(); i++) {
            int at = i;
            Optional<Dial> dial = of(parts.get(i));
            if (dial.isPresent()) {
                return dial.map(it -> it.within(part -> {
                    List<Condition> changed = new ArrayList<>(parts);
                    changed.set(at, part);
                    return joined.apply(changed);
                }));
            }
        }
        return Optional.empty();
    }

    private Dial within(Function<Condition, Condition> whole) {
        return new Dial(name, part, now, number, wrongAbove, words, value -> whole.apply(turned.apply(value)));
    }

    /** Whether it is a length of time, a pace or a rate, of which only multiples are worth a try. */
    boolean isScale() {
        return part instanceof Absent || part instanceof BurnRate || part instanceof Anomaly;
    }

    /** The condition with this number, if there can be such a condition. */
    Optional<Condition> at(double value) {
        try {
            return Optional.of(turned.apply(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
