package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.measuring.Draws;

/**
 * What is other than before.
 *
 * @param logLength of outputs, added to the logarithm
 * @param logPace of latencies, likewise
 * @param logCheck of the share of golden answers that are right, likewise
 * @param quality less than before
 * @param refusals more than before
 * @param moved share of the calls that are of other templates now
 * @param mix of these, cumulative
 * @param newcomer share of the calls of a new customer
 * @param prompts times as long
 * @param crowd times as many calls of everybody
 * @param growth times as many calls of one big customer
 * @param noisyWindows for so long noise is twice as large
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, compared nowhere
record Change(
        double logLength,
        double logPace,
        double logCheck,
        double quality,
        double refusals,
        double moved,
        double[] mix,
        double newcomer,
        double prompts,
        double crowd,
        double growth,
        int noisyWindows) {

    static final Change NONE = new Change(0, 0, 0, 0, 0, 0, new double[0], 0, 1, 1, 1, 0);

    private static final int SHORTEST = 6; // windows
    private static final int LONGEST = 18;

    static Change of(Scenario scenario, Scenario.Size size, World world, Draws draws) {
        double by = scenario.magnitude(size);
        return switch (scenario) {
            case D0_NOTHING -> NONE;
            case D1_FLUCTUATION -> NONE.noisy(draws.between(SHORTEST, LONGEST));
            case A4_FLASH_CROWD -> NONE.traffic(0, 1, 3, 1);
            case A5_CUSTOMER_GROWS -> NONE.traffic(0, 1, 1, 4);
            case V1_SWAP -> NONE.swapped(swap(world, draws).scaled(by));
            case V2_LATENCY -> NONE.swapped(new Swap(0, Math.log(by), 0));
            case V3_QUALITY -> NONE.worse(by, 0);
            case V4_REFUSALS -> NONE.worse(0, by);
            case U1_MIX -> NONE.moved(by, draws);
            case U2_NEW_CUSTOMER -> NONE.traffic(by, 1, 1, 1);
            case U3_LONGER_PROMPTS -> NONE.traffic(0, by, 1, 1);
            case VU_SWAP_AND_MIX ->
                NONE.moved(Scenario.U1_MIX.magnitude(size), draws)
                        .swapped(swap(world, draws).scaled(by));
        };
    }

    private static Swap swap(World world, Draws draws) {
        return world.traces.swaps().get(draws.between(0, world.traces.swaps().size() - 1));
    }

    private Change swapped(Swap swap) {
        return new Change(
                swap.logLength(),
                swap.logPace(),
                swap.logCheck(),
                quality,
                refusals,
                moved,
                mix,
                newcomer,
                prompts,
                crowd,
                growth,
                noisyWindows);
    }

    private Change worse(double quality, double refusals) {
        return new Change(
                logLength,
                logPace,
                logCheck,
                quality,
                refusals,
                moved,
                mix,
                newcomer,
                prompts,
                crowd,
                growth,
                noisyWindows);
    }

    private Change moved(double share, Draws draws) {
        double[] to = new double[World.TEMPLATES + 1];
        World.cumulate(draws.dirichlet(World.TEMPLATES, 0.3), to);
        return new Change(
                logLength,
                logPace,
                logCheck,
                quality,
                refusals,
                share,
                to,
                newcomer,
                prompts,
                crowd,
                growth,
                noisyWindows);
    }

    private Change traffic(double newcomer, double prompts, double crowd, double growth) {
        return new Change(
                logLength,
                logPace,
                logCheck,
                quality,
                refusals,
                moved,
                mix,
                newcomer,
                prompts,
                crowd,
                growth,
                noisyWindows);
    }

    private Change noisy(int windows) {
        return new Change(
                logLength, logPace, logCheck, quality, refusals, moved, mix, newcomer, prompts, crowd, growth, windows);
    }
}
