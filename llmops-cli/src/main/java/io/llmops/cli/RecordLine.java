package io.llmops.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.alerting.triage.cause.GoldenAnswer;
import io.llmops.alerting.triage.cause.SampledCall;

/** A call, or the result of a golden case, as a line of JSON. Further fields do not matter. */
record RecordLine(JsonNode fields) {

    /** What lines of calls look like. */
    static final String CALL =
            "{\"input\":\"...\",\"output\":\"...\",\"score\":0.8,\"customer\":\"acme\",\"model\":\"gpt-4-0613\"}";

    /** What lines of golden results look like. */
    static final String GOLDEN = "{\"case\":\"capital-fr\",\"correct\":true,\"output\":\"...\"}";

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** @throws IllegalArgumentException if the line is no JSON object; the message never quotes it */
    static RecordLine parse(String line) {
        JsonNode fields;
        try {
            fields = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON");
        }
        if (!fields.isObject()) {
            throw new IllegalArgumentException("a JSON object is needed");
        }
        return new RecordLine(fields);
    }

    /** @throws IllegalArgumentException if something is missing or wrong */
    SampledCall call() {
        SampledCall call = SampledCall.of(text("input"), text("output"))
                .customer(word("customer"))
                .model(word("model"));
        JsonNode score = fields.path("score");
        if (score.isMissingNode() || score.isNull()) {
            return call;
        }
        if (!score.isNumber() || !Double.isFinite(score.asDouble())) {
            throw new IllegalArgumentException("\"score\" must be a number");
        }
        return call.score(score.asDouble());
    }

    /** @throws IllegalArgumentException if something is missing or wrong */
    GoldenAnswer golden() {
        String question = word("case");
        if (question.isEmpty()) {
            throw new IllegalArgumentException("\"case\" is missing");
        }
        JsonNode output = fields.path("output");
        return output.isMissingNode() || output.isNull()
                ? GoldenAnswer.of(question, isCorrect())
                : GoldenAnswer.of(question, isCorrect(), text("output"));
    }

    private boolean isCorrect() {
        JsonNode correct = fields.path("correct");
        boolean number = correct.isInt() && (correct.asInt() == 0 || correct.asInt() == 1);
        if (!correct.isBoolean() && !number) {
            throw new IllegalArgumentException("\"correct\" must be true or false");
        }
        return correct.asBoolean();
    }

    /** A text, or what is no text as JSON: messages, say. */
    private String text(String field) {
        JsonNode text = fields.path(field);
        if (text.isMissingNode() || text.isNull()) {
            throw new IllegalArgumentException('"' + field + "\" is missing");
        }
        return text.isTextual() ? text.textValue() : text.toString();
    }

    private String word(String field) {
        JsonNode word = fields.path(field);
        return word.isValueNode() && !word.isNull() ? word.asText() : "";
    }
}
