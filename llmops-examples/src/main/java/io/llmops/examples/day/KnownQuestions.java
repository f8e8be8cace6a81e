package io.llmops.examples.day;

import io.llmops.client.LlmClient;
import io.llmops.probe.GoldenCase;
import io.llmops.probe.GoldenRun;
import io.llmops.probe.GoldenSet;
import io.llmops.probe.match.ContainsMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Five questions on each topic of which it is known what a right answer speaks of. */
final class KnownQuestions {

    private static final int OF_A_TOPIC = 5;
    private static final String LENGTH = "60"; // tokens
    private static final long SEED = 17;

    private KnownQuestions() {}

    /** To be put to a model that answers by {@link #headers}. */
    static GoldenRun run(LlmClient client, String model) {
        return GoldenRun.builder(set(), client, model).keepOutputs().build();
    }

    /** The time of day is the simulated one. */
    static Map<String, String> headers(SimulatedTime time) {
        return Map.of(Asked.TIME_HEADER, Long.toString(time.nanos()), Asked.LENGTH_HEADER, LENGTH);
    }

    private static GoldenSet set() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<GoldenCase> cases = new ArrayList<>();
        for (Topic topic : Topic.ALL) {
            ContainsMatch right = new ContainsMatch(topic.words(), ContainsMatch.Quantifier.ANY, true);
            for (int i = 1; i <= OF_A_TOPIC; i++) {
                cases.add(GoldenCase.of(topic.words().get(0) + "-" + i, topic.question(random), right));
            }
        }
        return new GoldenSet("support", cases);
    }
}
