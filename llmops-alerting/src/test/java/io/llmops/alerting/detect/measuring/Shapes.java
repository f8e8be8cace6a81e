package io.llmops.alerting.detect.measuring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Generators of what services look like when nothing is wrong: those to develop on, and those only to report on. */
final class Shapes {

    private static final double DAY = 86_400_000.0;
    private static final Long[] STEPS = {60_000L, 300_000L, 300_000L, 600_000L, 3_600_000L};
    private static final double NONE = Double.POSITIVE_INFINITY;

    private Shapes() {}

    static Map<String, LongFunction<Base>> development() {
        Map<String, LongFunction<Base>> all = new LinkedHashMap<>();
        all.put("latency", Shapes::latency);
        all.put("cpu", Shapes::cpu);
        all.put("sparse counts", Shapes::sparse);
        all.put("bytes and batches", Shapes::bytes);
        all.put("weekly traffic", Shapes::weekly);
        all.put("saw-tooth", Shapes::sawTooth);
        all.put("temperature", Shapes::temperature);
        all.put("error rate", Shapes::errorRate);
        all.put("plateaus", Shapes::plateaus);
        all.put("daily business", Shapes::business);
        return all;
    }

    static Map<String, LongFunction<Base>> report() {
        Map<String, LongFunction<Base>> all = new LinkedHashMap<>();
        all.put("queue", Shapes::queue);
        all.put("two modes", Shapes::twoModes);
        all.put("disk", Shapes::disk);
        all.put("office hours", Shapes::office);
        all.put("bursty counts", Shapes::burstyCounts);
        all.put("gaps", Shapes::gaps);
        all.put("connections", Shapes::connections);
        all.put("counter", Shapes::counter);
        all.put("cost per hour", Shapes::cost);
        return all;
    }

    private static int length(Noise noise) {
        return noise.integer(1_000, 9_000);
    }

    private static double day(int i, long step) {
        return i * (double) step / DAY;
    }

    /** 0 at night, 1 at noon. */
    private static double sun(double day) {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * day);
    }

    private static boolean weekend(double day) {
        return ((int) day) % 7 >= 5;
    }

    private static Base latency(long seed) {
        Noise n = new Noise(seed);
        long step = n.any(STEPS);
        double[] x = new double[length(n)];
        double sigma = n.uniform(.1, .5);
        double daily = n.chance(.5) ? n.uniform(.1, .5) : 0;
        double memory = n.uniform(0, .8);
        for (int i = 0; i < x.length; i++) {
            double tail = n.chance(.004) ? n.uniform(1.2, 2.5) : 1;
            x[i] = 400 * Math.exp(sigma * n.autoregressive(memory) + daily * sun(day(i, step))) * tail;
        }
        return Base.every("latency", step, x, 0, NONE);
    }

    private static Base cpu(long seed) {
        Noise n = new Noise(seed);
        long step = n.any(STEPS);
        double[] x = new double[length(n)];
        double level = n.uniform(5, 70);
        double noise = n.uniform(.5, 8);
        double job = n.chance(.5) ? n.uniform(10, 40) : 0;
        int every = n.integer(40, 300);
        for (int i = 0; i < x.length; i++) {
            boolean busy = i % every < every / 12;
            x[i] = Math.max(0, Math.min(100, level + noise * n.autoregressive(.4) + (busy ? job : 0)));
            x[i] = Math.round(x[i] * 1000) / 1000.0;
        }
        return Base.every("cpu", step, x, 0, 100);
    }

    private static Base sparse(long seed) {
        Noise n = new Noise(seed);
        long step = n.any(STEPS);
        double[] x = new double[length(n)];
        double rate = n.uniform(.05, 6);
        for (int i = 0; i < x.length; i++) {
            x[i] = n.poisson(rate * (.3 + 1.4 * sun(day(i, step))));
        }
        return Base.every("sparse counts", step, x, 0, NONE);
    }

    private static Base bytes(long seed) {
        Noise n = new Noise(seed);
        long step = n.any(STEPS);
        double[] x = new double[length(n)];
        double alpha = n.uniform(1.5, 4);
        int every = n.integer(100, 600);
        double batch = n.chance(.6) ? n.uniform(5, 20) : 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = 1e5 * (n.pareto(alpha) + (i % every == 7 ? batch * n.uniform(.8, 1.2) : 0));
        }
        return Base.every("bytes and batches", step, x, 0, NONE);
    }

    private static Base weekly(long seed) {
        Noise n = new Noise(seed);
        long step = n.any(new Long[] {300_000L, 1_800_000L, 3_600_000L});
        double[] x = new double[(int) Math.min(10_000, 35 * DAY / step)];
        double rest = n.uniform(.3, .9);
        double noise = n.uniform(.03, .2);
        double trend = n.uniform(-.01, .02);
        for (int i = 0; i < x.length; i++) {
            double day = day(i, step);
            double shape = .2 + sun(day) + .3 * sun(2 * day + .2);
            x[i] = 5_000
                    * shape
                    * (weekend(day) ? rest : 1)
                    * (1 + trend * day / 7)
                    * (1 + noise * n.autoregressive(.6));
        }
        return Base.every("weekly traffic", step, x, 0, NONE);
    }

    private static Base sawTooth(long seed) {
        Noise n = new Noise(seed);
        double[] x = new double[length(n)];
        double heap = n.uniform(.2, .4);
        double floor = heap;
        for (int i = 0; i < x.length; i++) {
            heap += n.uniform(.001, .01) * n.logNormal(.3);
            if (heap > .8 + .02 * n.normal()) {
                heap = floor + .02 * n.normal();
            }
            x[i] = heap * 4e9;
        }
        return Base.every("saw-tooth", n.any(STEPS), x, 0, 4e9);
    }

    private static Base temperature(long seed) {
        Noise n = new Noise(seed);
        long step = n.any(STEPS);
        double[] x = new double[length(n)];
        Noise slow = new Noise(seed + 1);
        for (int i = 0; i < x.length; i++) {
            x[i] = 70 + 5 * slow.autoregressive(.995) + .5 * n.normal() + 2 * sun(day(i, step));
        }
        return Base.every("temperature", step, x, -NONE, NONE);
    }

    private static Base errorRate(long seed) {
        Noise n = new Noise(seed);
        double[] x = new double[length(n)];
        double calls = n.uniform(20, 2_000);
        double rate = n.uniform(.0005, .02);
        for (int i = 0; i < x.length; i++) {
            double hiccup = n.chance(.003) ? n.uniform(2, 5) : 1;
            x[i] = Math.min(1, n.poisson(calls * rate * hiccup) / calls);
        }
        return Base.every("error rate", n.any(STEPS), x, 0, 1);
    }

    private static Base plateaus(long seed) {
        Noise n = new Noise(seed);
        double[] x = new double[length(n)];
        Double[] levels = {2.0, 3.0, 5.0, 8.0};
        double level = n.any(levels);
        double noise = n.chance(.5) ? 0 : .05;
        for (int i = 0; i < x.length; i++) {
            level = n.chance(.01) ? n.any(levels) : level;
            x[i] = level + noise * n.normal();
        }
        return Base.every("plateaus", n.any(STEPS), x, 0, NONE);
    }

    private static Base business(long seed) {
        Noise n = new Noise(seed);
        double[] x = new double[n.integer(300, 800)];
        double trend = n.uniform(0, .001);
        for (int i = 0; i < x.length; i++) {
            x[i] = 1e4 * (1 + trend * i) * (i % 7 >= 5 ? .7 : 1) * (1 + .05 * n.autoregressive(.3));
        }
        return Base.every("daily business", (long) DAY, x, 0, NONE);
    }

    private static Base queue(long seed) {
        Noise n = new Noise(seed);
        long step = n.any(STEPS);
        double[] x = new double[length(n)];
        double load = n.uniform(.4, .85);
        double waiting = 0;
        for (int i = 0; i < x.length; i++) {
            waiting = Math.max(0, waiting + n.poisson(50 * load * (.8 + .4 * sun(day(i, step)))) - 50);
            x[i] = waiting + n.poisson(3);
        }
        return Base.every("queue", step, x, 0, NONE);
    }

    private static Base twoModes(long seed) {
        Noise n = new Noise(seed);
        double[] x = new double[length(n)];
        double cached = n.uniform(.2, .8);
        for (int i = 0; i < x.length; i++) {
            x[i] = n.chance(cached) ? 20 * n.logNormal(.2) : 800 * n.logNormal(.3);
        }
        return Base.every("two modes", n.any(STEPS), x, 0, NONE);
    }

    private static Base disk(long seed) {
        Noise n = new Noise(seed);
        double[] x = new double[length(n)];
        double used = 30;
        for (int i = 0; i < x.length; i++) {
            used += n.uniform(0, .05) + (n.chance(.001) ? -n.uniform(2, 6) : 0);
            used = used > 85 ? 40 + n.normal() : used;
            x[i] = Math.round(used * 100) / 100.0;
        }
        return Base.every("disk", n.any(STEPS), x, 0, 100);
    }

    private static Base office(long seed) {
        Noise n = new Noise(seed);
        long step = n.any(new Long[] {600_000L, 1_800_000L, 3_600_000L});
        double[] x = new double[(int) Math.min(8_000, 42 * DAY / step)];
        for (int i = 0; i < x.length; i++) {
            double day = day(i, step);
            double hour = (day - Math.floor(day)) * 24;
            boolean open = !weekend(day) && hour >= 8 && hour < 18;
            x[i] = n.poisson(open ? 300 + 60 * n.autoregressive(.7) : 4);
        }
        return Base.every("office hours", step, x, 0, NONE);
    }

    private static Base burstyCounts(long seed) {
        Noise n = new Noise(seed);
        long step = n.any(STEPS);
        double[] x = new double[length(n)];
        double spread = n.uniform(.3, 1);
        for (int i = 0; i < x.length; i++) {
            x[i] = n.poisson(40 * (.4 + sun(day(i, step))) * n.logNormal(spread));
        }
        return Base.every("bursty counts", step, x, 0, NONE);
    }

    private static Base gaps(long seed) {
        Noise n = new Noise(seed);
        double[] x = new double[length(n)];
        long[] millis = new long[x.length];
        long at = Base.MONDAY;
        for (int i = 0; i < x.length; i++) {
            at += n.chance(.002) ? (long) n.uniform(1e7, 6e7) : (long) n.uniform(2e5, 5e5);
            millis[i] = at;
            x[i] = 60 + 25 * sun(at / DAY) + 6 * n.autoregressive(.5) + (n.chance(.01) ? 15 : 0);
        }
        return new Base("gaps", millis, x, 0, NONE);
    }

    private static Base connections(long seed) {
        Noise n = new Noise(seed);
        double[] x = new double[length(n)];
        double open = 50;
        for (int i = 0; i < x.length; i++) {
            open += n.integer(-2, 3) + .02 * (50 - open);
            x[i] = Math.max(0, Math.round(open));
        }
        return Base.every("connections", n.any(STEPS), x, 0, NONE);
    }

    private static Base counter(long seed) {
        Noise n = new Noise(seed);
        long step = n.any(STEPS);
        double[] x = new double[length(n)];
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            total += n.poisson(20 * (.5 + sun(day(i, step))));
            x[i] = total;
        }
        return Base.every("counter", step, x, 0, NONE);
    }

    private static Base cost(long seed) {
        Noise n = new Noise(seed);
        double[] x = new double[n.integer(700, 2_500)];
        for (int i = 0; i < x.length; i++) {
            double day = i / 24.0;
            x[i] = (3 + 10 * sun(day) * (weekend(day) ? .4 : 1)) * n.logNormal(.25) + (i % 24 == 2 ? 12 : 0);
        }
        return Base.every("cost per hour", 3_600_000L, x, 0, NONE);
    }
}
