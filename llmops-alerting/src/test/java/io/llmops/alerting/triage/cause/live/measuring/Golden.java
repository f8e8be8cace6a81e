package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.cause.live.GoldenReply;
import io.llmops.alerting.triage.measuring.Draws;
import java.util.ArrayList;
import java.util.List;

/** A hundred questions that are asked every night: each with a length and a chance of its own. */
final class Golden {

    private static final int CASES = 100;
    private static final double NOISE = 0.3; // of the logarithm of the length, between two answers to the same question

    private final double[] logLength = new double[CASES];
    private final double[] chance = new double[CASES];

    Golden(World world, Draws draws) {
        for (int i = 0; i < CASES; i++) {
            int template = draws.between(0, World.TEMPLATES - 1);
            double input = world.lengths[template][10];
            logLength[i] = world.base[template] + Traces.SLOPE * Math.log1p(input) + draws.normal();
            chance[i] = draws.beta(2, 0.5);
        }
    }

    List<GoldenReply> run(Change change, Draws draws) {
        List<GoldenReply> answers = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            boolean refused = draws.chance(change.refusals());
            double log = refused ? 3.2 : logLength[i] + change.logLength();
            double right = (chance[i] - change.quality()) * Math.exp(change.logCheck());
            int tokens = (int) Math.max(1, Math.round(Math.exp(log + NOISE * draws.normal()) - 1));
            answers.add(new GoldenReply("case-" + i, !refused && draws.chance(right), tokens));
        }
        return answers;
    }
}
