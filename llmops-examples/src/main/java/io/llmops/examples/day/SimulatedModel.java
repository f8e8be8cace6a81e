package io.llmops.examples.day;

import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelRequest;
import io.llmops.testkit.server.Reply;
import io.llmops.testkit.server.Script;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's model as the simulated day has it: answers on topic after lognormal delays, until the
 * {@linkplain TroublePlan plan} makes it worse without a word. It learns the time of day and the length that an answer
 * should have from two headers.
 */
final class SimulatedModel implements Script {

    private static final double EVERYDAY_ERRORS = 0.004;
    private static final double FIRST_CHUNK_MILLIS = 420;
    private static final double MILLIS_PER_CONTEXT_TOKEN = 0.04;
    private static final double MILLIS_PER_TOKEN = 14;
    private static final int CHARS_PER_TOKEN = 4;
    private static final int TOKENS_PER_CHUNK = 8;
    private static final String EVASION = "I'm sorry, but I can't help with that request at this time. "
            + "Please consult a qualified professional, or try to phrase it differently.";

    private final TroublePlan plan;
    private final String mainModel;

    SimulatedModel(TroublePlan plan, String mainModel) {
        this.plan = plan;
        this.mainModel = mainModel;
    }

    @Override
    public Reply reply(ModelRequest request, RandomGenerator random) {
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of(Asked.TIME_HEADER, Asked.LENGTH_HEADER)) {
            request.header(name).ifPresent(value -> headers.put(name, value));
        }
        int context =
                request.messages().stream().mapToInt(it -> it.text().length()).sum();
        return reply(Asked.of(request.model(), request.lastUserText(), context, headers), random);
    }

    Reply reply(Asked asked, RandomGenerator random) {
        Trouble trouble =
                plan.at(asked.timeNanos()).filter(it -> concerns(it, asked)).orElse(null);
        if (random.nextDouble() < failing(trouble)) {
            return failure(random);
        }
        return timed(asked, answer(asked, trouble, random), trouble, random);
    }

    private boolean concerns(Trouble trouble, Asked asked) {
        return trouble.kind() == Trouble.Kind.OUTAGE || asked.model().equals(mainModel);
    }

    private static double failing(@Nullable Trouble trouble) {
        if (trouble == null) {
            return EVERYDAY_ERRORS;
        }
        return switch (trouble.kind()) {
            case ERRORS, OUTAGE -> trouble.size();
            case SLOW, OFF_TOPIC, EVASIVE, ATTACK, FALSE_POSITIVES, SMALL_TALK -> EVERYDAY_ERRORS;
        };
    }

    private static Reply failure(RandomGenerator random) {
        return random.nextInt(3) == 0 ? Fault.rateLimited(Duration.ofSeconds(2)) : Fault.overloaded();
    }

    private static String answer(Asked asked, @Nullable Trouble trouble, RandomGenerator random) {
        if (SmallTalk.is(asked.question())) {
            return SmallTalk.answer(random);
        }
        Topic topic = Topic.of(asked.question()).orElseGet(() -> Topic.any(random));
        if (trouble != null && random.nextDouble() < trouble.size()) {
            if (trouble.kind() == Trouble.Kind.EVASIVE) {
                return EVASION;
            } else if (trouble.kind() == Trouble.Kind.OFF_TOPIC) {
                return topic.other(random).answer(asked.outputTokens() * CHARS_PER_TOKEN, random);
            }
        }
        return topic.answer(asked.outputTokens() * CHARS_PER_TOKEN, random);
    }

    private static Reply timed(Asked asked, String answer, @Nullable Trouble trouble, RandomGenerator random) {
        double slow = trouble != null && trouble.kind() == Trouble.Kind.SLOW ? trouble.size() : 1;
        int context = asked.contextCharacters() / CHARS_PER_TOKEN;
        double first = (FIRST_CHUNK_MILLIS + context * MILLIS_PER_CONTEXT_TOKEN) * noise(0.35, random);
        double perChunk = MILLIS_PER_TOKEN * TOKENS_PER_CHUNK * noise(0.2, random);
        return Answer.builder()
                .text(answer)
                .timeToFirstChunk(millis(first * slow))
                .delayPerChunk(millis(perChunk * slow))
                .build();
    }

    private static double noise(double sigma, RandomGenerator random) {
        return Math.exp(sigma * random.nextGaussian());
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos((long) (millis * 1e6));
    }
}
