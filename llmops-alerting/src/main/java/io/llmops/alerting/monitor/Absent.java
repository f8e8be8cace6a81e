package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Nothing any more where there was something before.
 *
 * <pre>{@code
 * Absent.of(calls, Duration.ofMinutes(15)).within(Duration.ofDays(1))
 *         .during(WeekSchedule.of(ZoneId.of("Europe/Berlin"), "mon-fri 08:00-18:00"))
 * }</pre>
 *
 * <p><b>Formula.</b> Breached for a group that had data within {@code within} and has had none for {@code silence}; a counter
 * that counts nothing has none. With a schedule only silence within it counts: outside it is clear, and until it has lasted
 * for {@code silence} it holds. It also holds where nobody was watching for most of that time, because the process was down.
 * Its value is for how many minutes at least there have been no data. A group that was never seen, or not within the reach,
 * is not judged, unless it is expected.
 *
 * <p><b>False alarms.</b> With Poisson traffic of {@code r} events a second a gap of {@code silence} seconds comes by chance
 * with a rate of about {@code r exp(-r silence)} a second: choose a silence of 20 usual gaps between events and it will not
 * happen in years. Real traffic rests at night and over weekends: give a schedule or a silence longer than the longest rest.
 *
 * <p><b>When.</b> Traffic, a job's heartbeat or an exporter stops. No other condition notices: without data nothing is
 * breached.
 *
 * @param within how far back a group may have been seen last, longer than {@code silence}
 * @param during the only times at which data are expected; empty for always
 * @param expected whether data are missed that were never seen; only of a signal without {@code by}
 */
public record Absent(Signal signal, Duration silence, Duration within, Optional<WeekSchedule> during, boolean expected)
        implements Condition {

    private static final Duration A_DAY = Duration.ofDays(1);

    public Absent {
        if (silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException(
                    "Silence of " + signal + " for " + Prose.duration(silence) + "; give a positive time, such as 15m");
        }
        if (within.compareTo(silence) <= 0) {
            throw new IllegalArgumentException("What was seen within " + Prose.duration(within)
                    + " cannot have been silent for " + Prose.duration(silence) + " of " + signal
                    + "; look back further with within(...)");
        }
        if (expected && !signal.by().isEmpty()) {
            throw new IllegalArgumentException("Groups of " + signal + " that were never seen have no name; expect each"
                    + " with where(label, value) and without by(...)");
        }
        Duration needed = silence;
        if (during.filter(it -> !it.hasStretchOf(needed)).isPresent()) {
            throw new IllegalArgumentException("The schedule " + during.get() + " is never on for as long as "
                    + Prose.duration(silence) + "; give a shorter silence of " + signal);
        }
    }

    /** Seen within the day before, or within twice the silence if that is longer; at any time. */
    public static Absent of(Signal signal, Duration silence) {
        Duration twice = silence.multipliedBy(2);
        return new Absent(signal, silence, twice.compareTo(A_DAY) > 0 ? twice : A_DAY, Optional.empty(), false);
    }

    public Absent within(Duration within) {
        return new Absent(signal, silence, within, during, expected);
    }

    public Absent during(WeekSchedule schedule) {
        return new Absent(signal, silence, within, Optional.of(schedule), expected);
    }

    /** Also if it was never seen at all. */
    public Absent isExpected() {
        return new Absent(signal, silence, within, during, true);
    }

    @Override
    public String describe() {
        return "no data of " + signal.series() + " for " + Prose.duration(silence)
                + (expected ? ", expected" : ", seen within " + Prose.duration(within))
                + during.map(it -> ", during " + it).orElse("")
                + Words.by(signal.by());
    }

    @Override
    public String describe(Reading reading) {
        return switch (reading.state()) {
            case BREACHED ->
                signal.series() + " has had no data for " + minutes(reading.value()) + " or longer, limit "
                        + Prose.duration(silence);
            case CLEAR -> signal.series() + " has " + reading.samples() + " numbers in " + Prose.duration(silence);
            case HOLDING -> signal.series() + " has no data, but was not watched for " + Prose.duration(silence);
            case NO_DATA -> signal.series() + " has no data that could be missed";
        };
    }

    private static String minutes(double minutes) {
        return Prose.duration(Duration.ofSeconds(Math.round(minutes * 60)));
    }

    @Override
    public List<String> by() {
        return signal.by();
    }

    @Override
    public List<Signal> about() {
        return List.of(signal);
    }

    @Override
    public Duration reach() {
        return within;
    }

    @Override
    public String toString() {
        return describe();
    }
}
