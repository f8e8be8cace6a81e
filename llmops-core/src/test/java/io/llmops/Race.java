package io.llmops;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Steps that race each other, round after round. A spin barrier releases all of them together, and each waits for a
 * moment of random length first, so that over the rounds they meet at every point of each other.
 */
public final class Race {

    /**
     * One round.
     *
     * @param steps what is done at the same time, each on a thread of its own
     * @param verdict what must hold when all of it is done
     */
    public record Round(List<Runnable> steps, Runnable verdict) {}

    private static final int SPINS_BEFORE_YIELD = 300;
    private static final int LONGEST_DELAY = 60;
    private static final ThreadLocal<Race> RUN_BY_THIS_THREAD = new ThreadLocal<>();

    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    private final int runners;
    private List<Runnable> steps = List.of(); // handed over by the barrier
    private volatile boolean over;

    private Race(int runners) {
        this.runners = runners;
    }

    /** Runs this many rounds, each of the same number of steps; ends with the first that goes wrong. */
    public static void run(int rounds, Supplier<Round> rounded) {
        Round first = rounded.get();
        Race race = new Race(first.steps().size());
        RUN_BY_THIS_THREAD.set(race);
        race.startOthers();
        try {
            for (int round = 0; round < rounds; round++) {
                race.run(round, round == 0 ? first : rounded.get());
            }
        } finally {
            race.over = true;
            race.arrivals.set(Long.MAX_VALUE / 2);
            RUN_BY_THIS_THREAD.remove();
        }
    }

    private void startOthers() {
        for (int i = 1; i < runners; i++) {
            int runner = i;
            Thread thread = new Thread(() -> runOn(runner), "runner-" + runner);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run(int round, Round current) {
        steps = current.steps();
        meet(2L * round + 1);
        step(0, new SplittableRandom(round));
        meet(2L * round + 2);
        Throwable wrong = thrown.get();
        if (wrong != null) {
            throw new AssertionError("A step of round " + round + " threw " + wrong, wrong);
        }
        current.verdict().run();
    }

    private void runOn(int runner) {
        RUN_BY_THIS_THREAD.set(this);
        SplittableRandom random = new SplittableRandom(-runner);
        for (long meeting = 1; ; meeting += 2) {
            meet(meeting);
            if (over || thrown.get() != null) {
                return;
            }
            step(runner, random);
            meet(meeting + 1);
        }
    }

    private void step(int runner, SplittableRandom random) {
        try {
            for (int delay = random.nextInt(LONGEST_DELAY); delay > 0; delay--) {
                Thread.onSpinWait();
            }
            steps.get(runner).run();
        } catch (Throwable t) {
            thrown.compareAndSet(null, t);
        }
    }

    /** Waits until every runner has come to this meeting, or one will not. */
    private void meet(long meeting) {
        arrivals.incrementAndGet();
        spin(() -> thrown.get() != null || arrivals.get() >= meeting * runners);
    }

    /** For steps that wait for each other: spins until it is so. */
    public static void await(BooleanSupplier itIsSo) {
        Race race = RUN_BY_THIS_THREAD.get();
        spin(() -> itIsSo.getAsBoolean() || race.thrown.get() != null);
        if (!itIsSo.getAsBoolean()) {
            throw new AssertionError("Another step threw");
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on the yield: it is for machines with few processors
    private static void spin(BooleanSupplier until) {
        for (int spins = 1; !until.getAsBoolean(); spins++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("A step hangs");
            }
            if (spins % SPINS_BEFORE_YIELD == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
