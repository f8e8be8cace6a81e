package io.llmops.alerting.triage.measuring;

import java.util.SplittableRandom;

/**
 * A simulated service: windows of ten minutes, one after the other, with the calls of each customer and how many were
 * blocked. At the onset something may happen. All of it follows from the seed.
 */
final class Service {

    private static final int TEMPLATES = 12;
    private static final double CROWD = 3;
    private static final double GROWTH = 4;

    private final Setup setup;
    private final Draws draws;
    private final int clients;
    private final int start;
    private final double[] chance;
    private final double[] extraShare; // of an attack, by customer
    private final double[] noise;
    private final double[] wander;
    private final boolean[] touched;
    final int onset;
    final int[] calls;
    final int[] blocked;
    private int window;

    /**
     * @param perWindow calls in a window, in the mean
     * @param blockRate in the mean
     * @param magnitude of a spike of blocks, in times what is usual
     * @param before windows before the onset
     */
    record Setup(
            Traffic traffic,
            double perWindow,
            double blockRate,
            Scenario scenario,
            double magnitude,
            int before,
            Habits habits) {}

    /**
     * What the specification leaves out.
     *
     * @param clump times a blocked call is repeated, in the mean; 1 for never
     * @param drift of each customer's rate between windows, standard deviation of its logarithm
     * @param unlike how customers' rates differ: standard deviation of their logarithm; 0 for beta distributions by template
     * @param reach share of the customers that a new rule touches
     * @param hits share of an attacker's calls that are blocked
     * @param fewest accounts of a distributed attack, and most
     * @param earlier whether there was an attack a while before
     * @param swing of everybody's rate with the time of day
     */
    record Habits(
            double clump,
            double drift,
            double unlike,
            double reach,
            double hits,
            int fewest,
            int most,
            boolean earlier,
            double swing) {

        static Habits plain() {
            return new Habits(1, 0, 0, 1, 1, 5, 12, false, 0);
        }
    }

    Service(Setup setup, long seed) {
        this.setup = setup;
        draws = new Draws(new SplittableRandom(seed));
        clients = setup.traffic.clients();
        start = draws.between(0, setup.traffic.windows() - 1);
        onset = setup.before;
        int most = clients + 13;
        wander = new double[most];
        touched = new boolean[most];
        calls = new int[most];
        blocked = new int[most];
        chance = new double[most];
        double b = 2 / setup.blockRate - 2;
        for (int c = 0; c < clients; c++) {
            touched[c] = draws.chance(setup.habits.reach);
            if (setup.habits.unlike > 0) {
                double log = setup.habits.unlike * draws.normal();
                chance[c] =
                        Math.min(0.9, setup.blockRate * Math.exp(log - setup.habits.unlike * setup.habits.unlike / 2));
                continue;
            }
            double[] mix = draws.dirichlet(TEMPLATES, 0.3);
            for (double share : mix) {
                chance[c] += share * draws.beta(2, b);
            }
        }
        extraShare = new double[most];
        choose();
        noise = new double[64];
        double ar = 0;
        for (int i = 0; i < noise.length; i++) {
            ar = 0.3 * ar + 0.16 * Math.sqrt(1 - 0.09) * draws.normal();
            noise[i] = ar;
        }
    }

    private void choose() {
        switch (setup.scenario) {
            case A1_ONE_ATTACKER -> extraShare[someone(0)] = 1;
            case A2_DISTRIBUTED -> {
                double[] shares = draws.dirichlet(
                        draws.between(
                                setup.habits.fewest,
                                Math.max(setup.habits.fewest, Math.min(setup.habits.most, clients))),
                        3);
                for (int i = 0; i < shares.length; i++) {
                    int who = someone(i);
                    while (extraShare[who] > 0) {
                        who = someone(i);
                    }
                    extraShare[who] = shares[i];
                }
            }
            case A5_CUSTOMER_GROWS -> {
                double[] sizes = setup.traffic.sizes();
                int biggest = 0;
                int rank = draws.between(0, Math.min(4, clients - 1));
                for (int i = 0; i <= rank; i++) {
                    biggest = 0;
                    for (int c = 0; c < clients; c++) {
                        biggest = sizes[c] > sizes[biggest] ? c : biggest;
                    }
                    sizes[biggest] = i < rank ? -1 : sizes[biggest];
                }
                extraShare[biggest] = 1;
            }
            default -> {}
        }
    }

    private int someone(int i) {
        return draws.chance(0.5) ? clients + i : draws.between(0, clients - 1);
    }

    boolean isHot(int customer) {
        return extraShare[customer] > 0 && setup.scenario.hasMagnitude();
    }

    int customers() {
        return calls.length;
    }

    /** Makes the next window; its number counts from 0. */
    int next() {
        int t = window++;
        boolean on = t >= onset;
        double usual = 0;
        double swing = 1 + setup.habits.swing * Math.sin(2 * Math.PI * t / 144);
        for (int c = 0; c < calls.length; c++) {
            calls[c] = 0;
            blocked[c] = 0;
            if (c < clients && setup.traffic.rate(start + t, c) > 0) {
                double crowd = on && setup.scenario == Scenario.A4_FLASH_CROWD ? CROWD : 1;
                double grows = on && setup.scenario == Scenario.A5_CUSTOMER_GROWS && extraShare[c] > 0 ? GROWTH : 1;
                calls[c] = draws.arrivals(
                        setup.traffic.rate(start + t, c) * setup.perWindow * crowd * grows,
                        setup.traffic.variation(start + t, c));
                usual += calls[c] * chance[c];
                wander[c] = 0.8 * wander[c] + 0.6 * setup.habits.drift * draws.normal();
                double of = Math.min(1, chance[c] * Math.exp(wander[c]) * (touched[c] ? factor(t) : 1) * swing);
                blocked[c] = Math.min(calls[c], draws.clumps(calls[c], of, setup.habits.clump));
            }
        }
        if (on && (setup.scenario == Scenario.A1_ONE_ATTACKER || setup.scenario == Scenario.A2_DISTRIBUTED)) {
            for (int c = 0; c < calls.length; c++) {
                if (extraShare[c] > 0) {
                    int extra = draws.poisson((setup.magnitude - 1) * usual * extraShare[c]);
                    calls[c] += (int) (extra / setup.habits.hits);
                    blocked[c] += extra;
                }
            }
        }
        if (setup.habits.earlier && t >= onset - 20 && t < onset - 14) {
            int extra = draws.poisson(2 * usual);
            calls[calls.length - 1] += extra;
            blocked[calls.length - 1] += extra;
        }
        return t;
    }

    private double factor(int t) {
        if (t < onset) {
            return 1;
        }
        return switch (setup.scenario) {
            case A3_FALSE_POSITIVES -> setup.magnitude;
            case D1_FLUCTUATION -> t - onset < 18 ? Math.exp(noise[t - onset]) : 1;
            default -> 1;
        };
    }
}
