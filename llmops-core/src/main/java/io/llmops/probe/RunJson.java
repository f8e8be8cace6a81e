package io.llmops.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.probe.match.Checked;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The lines of a run file: one that tells of the run, and one for each result. Lines of others need {@code case} alone. */
final class RunJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunJson() {}

    static String line(RunInfo run) {
        return text(JSON.createObjectNode()
                .put("run", run.id())
                .put("set", run.set())
                .put("setFingerprint", run.setFingerprint())
                .put("requestModel", run.model())
                .put("repeats", run.repeats())
                .put("startedAt", run.startedAt().toString()));
    }

    static String line(CaseResult result) {
        Trial trial = result.trial();
        ObjectNode json = JSON.createObjectNode().put("case", trial.caseId()).put("repeat", trial.repeat());
        result.check().ifPresent(it -> check(it, json));
        result.errorType().ifPresent(it -> json.put("error", it));
        result.answer().ifPresent(it -> answer(it, json));
        trial.tags().forEach(json.withArray("tags")::add);
        return text(json.put("weight", trial.weight()).put("caseFingerprint", trial.fingerprint()));
    }

    private static void check(Checked check, ObjectNode json) {
        json.put("correct", check.correct()).put("score", check.score());
        check.costUsd().ifPresent(it -> json.put("checkCostUsd", it));
    }

    private static void answer(AnswerFacts answer, ObjectNode json) {
        json.put("length", answer.outputChars()).put("latencyMillis", answer.latencyMillis());
        answer.outputTokens().ifPresent(it -> json.put("outputTokens", it));
        answer.costUsd().ifPresent(it -> json.put("costUsd", it));
        answer.model().ifPresent(it -> json.put("model", it));
        answer.systemFingerprint().ifPresent(it -> json.put("fingerprint", it));
        answer.output().ifPresent(it -> json.put("output", it));
    }

    private static String text(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<JsonNode> tree(String line) {
        try {
            return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static Optional<RunInfo> run(JsonNode json) {
        try {
            return json.path("run").isTextual()
                    ? Optional.of(new RunInfo(
                            json.path("run").asText(),
                            json.path("set").asText(),
                            json.path("setFingerprint").asText(),
                            json.path("requestModel").asText(),
                            json.path("repeats").asInt(1),
                            Instant.parse(json.path("startedAt").asText())))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<CaseResult> result(JsonNode json) {
        if (!json.path("case").isValueNode() || json.path("case").asText().isBlank()) {
            return Optional.empty();
        }
        Optional<String> error = text(json, "error");
        boolean graded = json.path("correct").isBoolean();
        if (!graded && error.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CaseResult(trial(json), answer(json), graded ? check(json) : Optional.empty(), error));
    }

    private static Trial trial(JsonNode json) {
        List<String> tags = new ArrayList<>();
        json.path("tags").forEach(it -> tags.add(it.asText()));
        double weight = json.path("weight").asDouble(1);
        return new Trial(
                json.path("case").asText(),
                json.path("repeat").asInt(0),
                json.path("caseFingerprint").asText(),
                tags,
                weight > 0 ? weight : 1);
    }

    private static Optional<Checked> check(JsonNode json) {
        boolean correct = json.path("correct").asBoolean();
        return Optional.of(
                new Checked(correct, json.path("score").asDouble(correct ? 1 : 0), number(json, "checkCostUsd")));
    }

    private static Optional<AnswerFacts> answer(JsonNode json) {
        Optional<String> output = text(json, "output");
        if (!json.path("length").isNumber() && output.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AnswerFacts(
                json.path("length").asInt(output.map(String::length).orElse(0)),
                json.path("outputTokens").isNumber()
                        ? OptionalLong.of(json.path("outputTokens").asLong())
                        : OptionalLong.empty(),
                json.path("latencyMillis").asDouble(Double.NaN),
                number(json, "costUsd"),
                text(json, "model"),
                text(json, "fingerprint"),
                output));
    }

    private static OptionalDouble number(JsonNode json, String key) {
        return json.path(key).isNumber() ? OptionalDouble.of(json.path(key).asDouble()) : OptionalDouble.empty();
    }

    private static Optional<String> text(JsonNode json, String key) {
        return json.path(key).isTextual() ? Optional.of(json.path(key).asText()) : Optional.empty();
    }
}
