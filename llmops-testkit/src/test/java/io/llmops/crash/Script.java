package io.llmops.crash;

import java.time.Duration;
import java.time.Instant;

/** Which model is in trouble on which tick: known beforehand, so that what became of it can be checked. */
record Script(int ticks) {

    static final int MODELS = 4;
    static final Duration TICK = Duration.ofSeconds(10);

    private static final Instant START = Instant.parse("2026-03-03T09:00:00Z");
    private static final int PERIOD = 40;
    private static final int PHASE = 9;
    private static final int BEGIN = 5;
    private static final int END = 22;

    /** Long enough for so many kills, and then quiet. */
    static Script forKills(int kills) {
        return new Script(PERIOD * (kills + 2));
    }

    boolean isInTrouble(int model, int tick) {
        int within = (tick + PHASE * model) % PERIOD;
        boolean quiet = tick >= ticks - PERIOD || tick < PERIOD - PHASE * model;
        return !quiet && within >= BEGIN && within < END;
    }

    /** How many times a model gets into trouble. */
    int troubles(int model) {
        int troubles = 0;
        for (int tick = 1; tick < ticks; tick++) {
            if (isInTrouble(model, tick) && !isInTrouble(model, tick - 1)) {
                troubles++;
            }
        }
        return troubles;
    }

    static String name(int model) {
        return "model-" + model;
    }

    static Instant at(int tick) {
        return START.plus(TICK.multipliedBy(tick));
    }
}
