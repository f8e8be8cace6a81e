package io.llmops.probe.judge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a judge replied.
 *
 * @param grade 1 to 5; empty where the reply is not what was asked for
 * @param problem what is wrong with it, in words of ours
 */
record JudgeReply(OptionalInt grade, String problem) {

    private static final int WORST = 1;
    private static final int BEST = 5;
    private static final int MAX_CHARS = 5_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static JudgeReply read(String reply, String code) {
        if (reply.length() > MAX_CHARS) {
            return bad("is longer than " + MAX_CHARS + " characters");
        }
        JsonNode json;
        try {
            json = JSON.readTree(unfenced(reply.strip()));
        } catch (JsonProcessingException e) {
            return bad("is not one JSON object");
        }
        return problem(json, code)
                .map(JudgeReply::bad)
                .orElseGet(() -> new JudgeReply(OptionalInt.of(json.get("score").intValue()), ""));
    }

    private static Optional<String> problem(JsonNode json, String code) {
        if (!json.isObject()) {
            return Optional.of("is not one JSON object");
        }
        if (!json.path("code").asText().equals(code)) {
            return Optional.of("lacks the code");
        }
        JsonNode score = json.path("score");
        if (!score.isIntegralNumber()
                || !score.canConvertToInt()
                || score.intValue() < WORST
                || score.intValue() > BEST) {
            return Optional.of("has no score from " + WORST + " to " + BEST);
        }
        return Optional.empty();
    }

    private static JudgeReply bad(String problem) {
        return new JudgeReply(OptionalInt.empty(), problem);
    }

    /** Without the Markdown fence that models like to put around JSON. */
    private static String unfenced(String reply) {
        if (!reply.startsWith("```") || !reply.endsWith("```") || reply.indexOf('\n') < 0) {
            return reply;
        }
        return reply.substring(reply.indexOf('\n'), Math.max(reply.indexOf('\n'), reply.length() - 3));
    }

    /** 0 to 1. */
    static double share(int grade) {
        return (double) (grade - WORST) / (BEST - WORST);
    }
}
