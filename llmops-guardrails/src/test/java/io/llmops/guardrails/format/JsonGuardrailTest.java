package io.llmops.guardrails.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.LlmRequest;
import io.llmops.call.Origin;
import io.llmops.call.RequestOptions;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.Screening;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonGuardrailTest {

    private static final String SCHEMA = """
            {"type": "object", "required": ["id"], "additionalProperties": false,
             "properties": {"id": {"type": "string", "pattern": "^[a-z]+$"}, "count": {"$ref": "#/$defs/count"}},
             "$defs": {"count": {"type": "integer", "minimum": 0}}}
            """;

    private static Verdict answer(Guardrail guardrail, String text) {
        return guardrail.check(Text.whole(text, Origin.ANSWER));
    }

    private static final Verdict INVALID = Verdict.block("format", "invalid-json", 1);
    private static final Verdict UNFIT = Verdict.block("format", "schema", 1);

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", " [1, 2.5e3, \"x\\u0041\", null]\n", "\"text\"", "0", "true", "{\"a\": {\"b\": [[]]}}"})
    void jsonPasses(String text) {
        assertThat(answer(JsonGuardrail.always(), text)).isEqualTo(Verdict.pass());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}}",
                "{} {}",
                "Here it is: {}",
                "{} as you asked",
                "{'a': 1}",
                "{a: 1}",
                "[1,]",
                "[01]",
                "[NaN]",
                "// why\n{}",
                "{\"a\": 1, \"a\": 2}",
                "\"\u0001\"",
                "\"\\x\"",
                "```json\n{}\n```"
            })
    void everythingElseIsBlocked(String text) {
        assertThat(answer(JsonGuardrail.always(), text)).isEqualTo(INVALID);
    }

    @Test
    void oneFenceMayStandAroundIt() {
        JsonGuardrail guardrail = JsonGuardrail.always().allowingFence();
        for (String text : List.of("```json\n{\"a\": 1}\n```", "\n```JSON \n{}```\n", "```\r\n[]\r\n```", "{}")) {
            assertThat(answer(guardrail, text)).isEqualTo(Verdict.pass());
        }
        for (String text : List.of(
                "```json\n{}\n```\nThat is it.",
                "Here: ```json\n{}\n```",
                "```json {} ```",
                "```xml\n{}\n```",
                "```json\n{}",
                "```",
                "```\n``",
                "```json\n{}\n```\n```json\n{}\n```")) {
            assertThat(answer(guardrail, text)).isEqualTo(INVALID);
        }
    }

    @Test
    void whatIsTooDeepOrTooLongIsInvalid() {
        assertThat(answer(JsonGuardrail.always(), "[".repeat(100) + "]".repeat(100)))
                .isEqualTo(Verdict.pass());
        assertThat(answer(JsonGuardrail.always(), "[".repeat(101) + "]".repeat(101)))
                .isEqualTo(INVALID);
        assertThat(answer(JsonGuardrail.always(), "[".repeat(1 << 20))).isEqualTo(INVALID);
        assertThat(answer(JsonGuardrail.always(), " ".repeat(4_000_000) + "1")).isEqualTo(INVALID);
        assertThat(answer(JsonGuardrail.always(), "1".repeat(2000))).isEqualTo(INVALID);
    }

    @Test
    void itMustFitTheSchema() {
        JsonGuardrail guardrail = JsonGuardrail.always().allowingFence().withSchema(SCHEMA);
        assertThat(answer(guardrail, "{\"id\": \"abc\", \"count\": 3}")).isEqualTo(Verdict.pass());
        assertThat(answer(guardrail, "```json\n{\"id\": \"abc\"}\n```")).isEqualTo(Verdict.pass());
        for (String text : List.of(
                "{}",
                "[]",
                "{\"id\": 1}",
                "{\"id\": \"A\"}",
                "{\"id\": \"a\", \"count\": -1}",
                "{\"id\":\"a\",\"x\":1}")) {
            assertThat(answer(guardrail, text)).as(text).isEqualTo(UNFIT);
        }
        assertThat(answer(guardrail, "{")).isEqualTo(INVALID);
    }

    @Test
    void noTextMakesAnExpressionOfASchemaSlow() {
        JsonGuardrail guardrail = JsonGuardrail.always().withSchema("{\"pattern\": \"^(a+)+$\"}");
        assertThat(answer(guardrail, '"' + "a".repeat(1 << 16) + "!\"")).isEqualTo(UNFIT);
    }

    @Test
    void aSchemaThatCannotBeUsedIsAnError() {
        assertThatThrownBy(() -> JsonGuardrail.always().withSchema("{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The schema is no JSON: line 1, column 2");
        for (String schema : List.of(
                "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"https://nowhere.example/s.json\"}}}",
                "{\"properties\": {\"a\": {\"$ref\": \"#/$defs/missing\"}}}",
                "{\"pattern\": \"(a)\\\\1\"}")) {
            assertThatThrownBy(() -> JsonGuardrail.always().withSchema(schema))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The schema cannot be used: ");
        }
    }

    @Test
    void whenAskedItJudgesCallsThatAskForJson() {
        JsonGuardrail guardrail = JsonGuardrail.whenAsked();
        assertThat(answer(guardrail.forCall(Screening.start(asking("json"))), "no"))
                .isEqualTo(INVALID);
        assertThat(answer(guardrail.forCall(Screening.start(asking("text"))), "no"))
                .isEqualTo(Verdict.pass());
        assertThat(answer(guardrail.forCall(Screening.start(Screening.QUESTION)), "no"))
                .isEqualTo(Verdict.pass());
        assertThat(answer(JsonGuardrail.always().forCall(Screening.start(Screening.QUESTION)), "no"))
                .isEqualTo(INVALID);
    }

    @Test
    void onlyTextsOfAnswersAreJudged() {
        for (Origin origin : Origin.values()) {
            Verdict verdict = JsonGuardrail.always().check(Text.whole("no", origin));
            assertThat(verdict).isEqualTo(origin == Origin.ANSWER ? INVALID : Verdict.pass());
        }
    }

    private static LlmRequest asking(String outputType) {
        return LlmRequest.builder("model-x")
                .user("?")
                .options(new RequestOptions(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        Optional.of(outputType)))
                .build();
    }
}
