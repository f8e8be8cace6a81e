package io.llmops.probe.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.config.Spelling;
import io.llmops.probe.judge.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The JSON form of matches: {@code {"type": "numeric", "tolerance": 0.01}}, or only the type as a text; what is expected
 * stands beside it. Without a form, a text is matched normalised, a number numerically, an object or list as JSON.
 */
public final class MatchJson {

    private static final List<String> TYPES =
            List.of("exact", "normalised", "numeric", "regex", "json", "contains", "embedding", "judge");
    private static final double SIMILAR = 0.8;
    private static final int MAX_TEXT = 200_000;
    private static final int PERCENT = 100;

    private final Fields fields;
    private final String type;
    private final Optional<JsonNode> expected;

    private MatchJson(Fields fields, String type, Optional<JsonNode> expected) {
        this.fields = fields;
        this.type = type;
        this.expected = expected;
    }

    /**
     * The match that is written there.
     *
     * @param match a type, or an object with a type; empty for what suits the expected value
     * @throws IllegalArgumentException naming key, value and fix
     */
    public static Match read(Optional<JsonNode> match, Optional<JsonNode> expected) {
        JsonNode form = match.orElseGet(() -> JsonNodeFactory.instance.textNode(suitable(expected)));
        if (!form.isTextual() && !form.isObject()) {
            throw new IllegalArgumentException("'match' is " + Fields.shown(form)
                    + "; it must be a type such as \"numeric\", or an object with a type");
        }
        Fields fields = new Fields(form.isObject() ? form : JsonNodeFactory.instance.objectNode(), "match");
        String type = form.isTextual()
                ? form.asText()
                : fields.text("type", MAX_TEXT)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'match' has no type; it must be one of " + String.join(", ", TYPES)));
        Match read = new MatchJson(fields, type, expected).match();
        fields.done();
        return read;
    }

    /** Writes the match, and what it expects, into an object that has neither yet: {@link #read} gives an equal one. */
    public static void write(Match match, ObjectNode into) {
        MatchForm.write(match, into);
    }

    private static String suitable(Optional<JsonNode> expected) {
        JsonNode value = expected.orElseThrow(
                () -> new IllegalArgumentException("'expected' or 'rubric' is missing: say what a right answer is"));
        return value.isNumber() ? "numeric" : value.isContainerNode() || value.isBoolean() ? "json" : "normalised";
    }

    private Match match() {
        return switch (type) {
            case "exact" -> new ExactMatch(expectedText());
            case "normalised" -> new NormalisedMatch(expectedText());
            case "numeric" -> numeric();
            case "regex" ->
                new RegexMatch(
                        expectedText(),
                        fields.truth("ignoreCase").orElse(false),
                        fields.truth("whole").orElse(false));
            case "json" ->
                new JsonMatch(
                        expectedValue(),
                        fields.truth("subset").orElse(false),
                        fields.text("at", MAX_TEXT).orElse(""));
            case "contains" ->
                new ContainsMatch(
                        expectedTexts(),
                        fields.oneOf("quantifier", ContainsMatch.Quantifier.class)
                                .orElse(ContainsMatch.Quantifier.ALL),
                        fields.truth("ignoreCase").orElse(true));
            case "embedding" ->
                new SimilarMatch(expectedText(), fields.number("atLeast").orElse(SIMILAR));
            case "judge" -> judged();
            default ->
                throw new IllegalArgumentException(
                        "'match' has the type '" + type + "', which is not known" + Spelling.hint(type, TYPES));
        };
    }

    private NumericMatch numeric() {
        boolean percent = fields.truth("percent").orElse(false);
        boolean comma = fields.truth("decimalComma").orElse(false);
        Optional<JsonNode> tolerance = fields.any("tolerance");
        OptionalDouble share = tolerance
                .filter(JsonNode::isTextual)
                .filter(it -> it.asText().strip().endsWith("%"))
                .map(it -> Numbers.find(it.asText(), true, false, false))
                .orElse(OptionalDouble.empty());
        if (tolerance.isPresent() && share.isEmpty() && !tolerance.get().isNumber()) {
            throw fields.wrong("tolerance", tolerance.get(), "a number such as 0.01, or a share such as \"1%\"");
        }
        return new NumericMatch(
                expectedNumber(percent, comma),
                share.isPresent()
                        ? share.getAsDouble() / PERCENT
                        : tolerance.map(JsonNode::doubleValue).orElse(0.0),
                share.isPresent(),
                fields.oneOf("which", NumericMatch.Which.class).orElse(NumericMatch.Which.LAST),
                percent,
                comma);
    }

    private JudgedMatch judged() {
        String rubric = fields.text("rubric", MAX_TEXT)
                .orElseThrow(() -> new IllegalArgumentException("'match' of type judge has no rubric; name one of "
                        + Rubric.builtIn().stream().map(Rubric::name).toList() + ", or write the criterion"));
        return new JudgedMatch(
                Rubric.builtIn(rubric).orElseGet(() -> Rubric.custom(rubric)),
                fields.number("atLeast").orElse(JudgedMatch.GOOD),
                expected.map(JsonNode::asText).filter(it -> !it.isBlank()),
                fields.text("context", MAX_TEXT));
    }

    private JsonNode expectedValue() {
        return expected.orElseThrow(
                () -> new IllegalArgumentException("'expected' is missing, which the matcher '" + type + "' needs"));
    }

    private String expectedText() {
        JsonNode value = expectedValue();
        if (value.isContainerNode() || value.asText().isBlank()) {
            throw wrongExpected(value, "a text");
        }
        if (value.asText().length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "'expected' has " + value.asText().length() + " characters; at most " + MAX_TEXT + " are read");
        }
        return value.asText();
    }

    private List<String> expectedTexts() {
        JsonNode value = expectedValue();
        if (!value.isArray()) {
            return List.of(expectedText());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isTextual() || each.asText().isBlank()) {
                throw wrongExpected(value, "a text or a list of texts, none blank");
            }
            texts.add(each.asText());
        }
        return texts;
    }

    private double expectedNumber(boolean percent, boolean comma) {
        JsonNode value = expectedValue();
        OptionalDouble number = value.isNumber()
                ? OptionalDouble.of(value.doubleValue())
                : value.isTextual() ? Numbers.find(value.asText(), true, percent, comma) : OptionalDouble.empty();
        return number.orElseThrow(() -> wrongExpected(value, "a number, or a text with one"));
    }

    private IllegalArgumentException wrongExpected(JsonNode value, String wanted) {
        return new IllegalArgumentException(
                "'expected' is " + Fields.shown(value) + "; for the matcher '" + type + "' it must be " + wanted);
    }
}
