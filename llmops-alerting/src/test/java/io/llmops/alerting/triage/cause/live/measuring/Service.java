package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.digest.Digest;
import io.llmops.alerting.triage.cause.live.GoldenReply;
import io.llmops.alerting.triage.measuring.Draws;
import io.llmops.call.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A simulated service: windows of ten minutes, one after the other, with the digests of each call and its two evaluations.
 * Until something {@link #happens} it is as ever; {@link #fork} makes another one with the same past. All of it follows from
 * the seed.
 */
final class Service {

    static final int DAY = 144;
    static final long WINDOW = 600_000;
    static final long MONDAY = 1_772_409_600_000L;
    static final int MODEL = 1;
    static final int RELEVANCE = 1;
    static final int ANSWERED = 2;

    private static final Digest.TraceId NO_TRACE = new Digest.TraceId(0, 0);
    private static final int GOLDEN_HOUR = 3 * DAY / 24;
    private static final int BLOCK = 20;
    private static final int LONGEST = 128_000;
    private static final double ERRORS = 0.004;

    private final World world;
    private final double perWindow;
    private final Golden golden;
    private final SplittableRandom random;
    private final Draws draws;
    private final double[] due;
    private final double[] mood;
    private double pace;
    private double wander;
    private double swing;
    private int residual;
    private int left;
    private int window;
    private Change change = Change.NONE;
    private int onset = Integer.MAX_VALUE;

    /** A window's work. */
    record Window(int number, long from, List<Digest> digests, int calls, List<GoldenReply> golden) {}

    Service(Traces traces, double perWindow, Habits habits, long seed) {
        random = new SplittableRandom(seed);
        draws = new Draws(random);
        this.perWindow = perWindow;
        world = new World(traces, habits, draws);
        golden = new Golden(world, draws);
        due = new double[world.newcomer + 1];
        mood = new double[world.newcomer + 1];
        Arrays.setAll(due, any -> random.nextDouble());
    }

    private Service(Service other, long seed) {
        random = new SplittableRandom(seed);
        draws = new Draws(random);
        perWindow = other.perWindow;
        world = other.world;
        golden = other.golden;
        due = other.due.clone();
        mood = other.mood.clone();
        pace = other.pace;
        wander = other.wander;
        residual = other.residual;
        left = other.left;
        window = other.window;
    }

    /** The same service, whose future is another. */
    Service fork(long seed) {
        return new Service(this, seed);
    }

    /** From the next window on. */
    void happens(Scenario scenario, Scenario.Size size) {
        onset = window;
        change = Change.of(scenario, size, world, draws);
    }

    Window next() {
        int t = window++;
        long from = MONDAY + t * WINDOW;
        boolean noisy = t < onset + change.noisyWindows() && t >= onset;
        pace = 0.3 * pace + 0.08 * Math.sqrt(1 - 0.09) * draws.normal();
        wander = 0.95 * wander + world.habits.wander() * Math.sqrt(1 - 0.95 * 0.95) * draws.normal();
        swing = world.habits.swing() * (1 - Math.cos(2 * Math.PI * t / DAY)) / 2;
        double hour = 1 + 0.15 * Math.sin(2 * Math.PI * t / DAY);
        double windowPace = Math.log(hour) + (noisy ? 2 : 1) * pace + change.logPace();
        long[] arrivals = arrivals(t);
        List<Digest> digests = new ArrayList<>(3 * arrivals.length);
        for (long each : arrivals) {
            call(from + (each >>> 8), (int) (each & 0xff), windowPace, noisy, digests);
        }
        List<GoldenReply> answers = t % DAY == GOLDEN_HOUR ? golden.run(change, draws) : List.of();
        return new Window(t, from, digests, arrivals.length, answers);
    }

    /** Milliseconds and customer of each call, in order: renewals with gamma times between, as uneven as in the trace. */
    private long[] arrivals(int t) {
        long[] found = new long[(int) (perWindow * 4) + 64];
        int n = 0;
        for (int c = 0; c <= world.newcomer; c++) {
            double expected = expected(t, c);
            if (expected <= 0) {
                continue;
            }
            double variation = c == world.newcomer ? 1 : world.traces.traffic().variation(world.start + t, c);
            double shape = 1 / Math.max(0.01, variation * variation);
            while (due[c] < expected) {
                long at = (long) (due[c] / expected * WINDOW);
                found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
                found[n++] = (at << 8) | c;
                due[c] += draws.gamma(shape) / shape;
            }
            due[c] -= expected;
        }
        long[] sorted = Arrays.copyOf(found, n);
        Arrays.sort(sorted);
        return sorted;
    }

    private double expected(int t, int c) {
        if (c == world.newcomer) {
            return change.newcomer() / (1 - change.newcomer()) * perWindow;
        }
        double rate = world.traces.traffic().rate(world.start + t, c) * perWindow * change.crowd();
        return c == world.grower ? rate * change.growth() : rate;
    }

    private void call(long at, int customer, double windowPace, boolean noisy, List<Digest> into) {
        boolean moved = change.moved() > 0 && customer != world.newcomer && random.nextDouble() < change.moved();
        boolean evening = swing > 0 && customer != world.newcomer && random.nextDouble() < swing;
        double[] mix = moved ? change.mix() : evening ? world.evening : world.mix[customer];
        int template = World.choose(mix, random.nextDouble());
        double own = world.unlike[customer][template];
        int input = input(template);
        double z = 0.2 * mood[customer] + Math.sqrt(1 - 0.04) * draws.normal();
        mood[customer] = z;
        long who = (customer + 1) * 0x9e3779b97f4a7c15L;
        long stratum = (world.habits.kinds() ? template + 1 : 1) * 0xbf58476d1ce4e5b9L;
        double fate = random.nextDouble();
        if (fate < world.blocks[customer][template]) {
            into.add(call(at, who, stratum, Outcome.BLOCKED, Digest.UNKNOWN, Digest.UNKNOWN, 0));
            return;
        }
        if (fate > 1 - ERRORS) {
            into.add(call(at, who, stratum, Outcome.FAILED, Digest.UNKNOWN, Digest.UNKNOWN, 0.5));
            return;
        }
        boolean refused = random.nextDouble() < world.refusals[template] + change.refusals();
        int output = refused ? (int) Math.exp(3.2 + 0.4 * draws.normal()) : output(template, input, own + wander);
        double perToken = 0.03 * Math.exp(world.traces.paces()[random.nextInt(world.traces.paces().length)]);
        double latency =
                (Math.exp(Math.log(0.6) + 0.35 * draws.normal()) + output * perToken) * Math.exp(windowPace + own / 3);
        into.add(call(at, who, stratum, Outcome.COMPLETED, input, output, latency));
        if (world.habits.judged() < 1 && random.nextDouble() >= world.habits.judged()) {
            return;
        }
        into.add(evaluation(at, who, stratum, RELEVANCE, quality(template, z, noisy, own / 10 + wander / 5)));
        into.add(evaluation(at, who, stratum, ANSWERED, refused ? 0 : 1));
    }

    private int input(int template) {
        double at = random.nextDouble() * 20;
        double[] quantiles = world.lengths[template];
        int below = (int) at;
        double tokens = quantiles[below] + (at - below) * (quantiles[below + 1] - quantiles[below]);
        return (int) Math.min(LONGEST, Math.max(1, Math.round(tokens * change.prompts())));
    }

    /** Residuals come in blocks of the trace, in its order: neighbours are alike, as there. */
    private int output(int template, int input, double own) {
        if (left-- <= 0) {
            residual = random.nextInt(world.traces.residuals().length - BLOCK);
            left = BLOCK - 1;
        }
        double log = world.base[template]
                + Traces.SLOPE * Math.log1p(input)
                + world.traces.residuals()[residual++]
                + own
                + change.logLength();
        return (int) Math.min(LONGEST, Math.max(1, Math.round(Math.exp(log) - 1)));
    }

    /** Noise that is twice as large is so around the same mean. */
    private double quality(int template, double z, boolean noisy, double own) {
        double usual = noisy ? world.quality(template, 2 * z) - world.skew[template] : world.quality(template, z);
        return Math.max(0, Math.min(1, usual + own - change.quality()));
    }

    private static Digest call(
            long at, long customer, long stratum, Outcome outcome, int input, int output, double seconds) {
        return new Digest.OfCall(
                at, customer, stratum, MODEL, NO_TRACE, outcome, true, input, output, (long) (seconds * 1e9), -1, 0, 0);
    }

    private static Digest evaluation(long at, long customer, long stratum, int what, double score) {
        return new Digest.OfEvaluation(at, customer, stratum, MODEL, NO_TRACE, what, score);
    }
}
