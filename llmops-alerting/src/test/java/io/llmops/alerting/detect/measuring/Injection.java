package io.llmops.alerting.detect.measuring;

import io.llmops.alerting.detect.measuring.Labelled.Incident;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts incidents into a series in which nothing is wrong, and remembers where. */
final class Injection {

    private static final String[] KINDS = {
        "spike", "spike", "dip", "shift up", "shift down", "noise", "ramp", "flat", "burst", "outage", "lost season"
    };
    private static final double FIRST = 0.3;

    private final Noise noise;
    private final Base base;
    private final double[] x;
    private final double range;

    private Injection(Base base, long seed) {
        this.noise = new Noise(seed ^ 0x5DEECE66DL);
        this.base = base;
        this.x = base.values().clone();
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double wide = sorted[(int) (.99 * x.length)] - sorted[(int) (.01 * x.length)];
        this.range = wide > 0 ? wide : Math.max(1, Math.abs(sorted[0]));
    }

    /** None in a fifth of all series, one to four in the others. */
    static Labelled into(Base base, String name, long seed) {
        return new Injection(base, seed).labelled(name);
    }

    private Labelled labelled(String name) {
        List<Incident> incidents = new ArrayList<>();
        int count = noise.chance(.2) ? 0 : noise.integer(1, 5);
        int size = base.size();
        for (int i = 0; i < count; i++) {
            double share = (1 - FIRST) / count;
            int from = (int) (size * (FIRST + share * (i + noise.uniform(.2, .6))));
            int longest = (int) Math.max(8, size * share * .2);
            Incident made = inject(noise.any(KINDS), from, Math.min(longest, noise.integer(8, 8 + size / 25)));
            if (visible(made)) {
                incidents.add(made);
            } else {
                System.arraycopy(base.values(), from, x, from, made.to() - from);
            }
        }
        return new Labelled(name, base.family(), base.millis(), x, incidents);
    }

    private Incident inject(String kind, int from, int longest) {
        int length = kind.equals("spike") || kind.equals("dip") ? noise.integer(1, 4) : longest;
        int to = Math.min(x.length, from + length);
        double size = noise.uniform(.4, 1.5) * range;
        double held = x[from];
        double average = Arrays.stream(x, from, to).average().orElse(held);
        for (int i = from; i < to; i++) {
            double done = (i - from + 1.0) / (to - from);
            x[i] = clip(
                    switch (kind) {
                        case "spike" -> x[i] + size;
                        case "dip" -> x[i] - size;
                        case "shift up" -> x[i] + size * .7;
                        case "shift down" -> x[i] - size * .7;
                        case "noise" -> x[i] + size * .4 * noise.normal();
                        case "ramp" -> x[i] + size * done;
                        case "flat" -> held;
                        case "burst" -> noise.chance(.3) ? x[i] + size : x[i];
                        case "outage" -> base.lowest() == 0 ? 0 : x[i] - size;
                        default -> average + .1 * (x[i] - average);
                    });
        }
        return new Incident(kind, from, to);
    }

    /** An outage at night is none. */
    private boolean visible(Incident made) {
        double change = 0;
        for (int i = made.from(); i < made.to(); i++) {
            change += Math.abs(x[i] - base.values()[i]);
        }
        return change / (made.to() - made.from()) > .05 * range;
    }

    private double clip(double value) {
        return Math.max(base.lowest(), Math.min(base.highest(), value));
    }
}
