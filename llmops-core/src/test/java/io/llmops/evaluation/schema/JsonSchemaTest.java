package io.llmops.evaluation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"type\":\"string\"}|\"a\"|1",
                "{\"type\":[\"string\",\"null\"]}|null|1",
                "{\"type\":\"string\",\"nullable\":true}|null|7",
                "{\"type\":\"integer\"}|3.0|3.5",
                "{\"enum\":[\"a\",1]}|\"a\"|\"b\"",
                "{\"const\":{\"a\":1}}|{\"a\":1}|{\"a\":2}",
                "{\"required\":[\"a\"]}|{\"a\":null}|{}",
                "{\"properties\":{\"a\":{\"type\":\"number\"}}}|{\"b\":1}|{\"a\":\"1\"}",
                "{\"properties\":{\"a\":{}},\"additionalProperties\":false}|{\"a\":1}|{\"b\":1}",
                "{\"additionalProperties\":{\"type\":\"boolean\"}}|{\"b\":true}|{\"b\":1}",
                "{\"items\":{\"type\":\"string\"}}|[\"a\"]|[1]",
                "{\"prefixItems\":[{\"type\":\"string\"}],\"items\":{\"type\":\"number\"}}|[\"a\",1]|[\"a\",\"b\"]",
                "{\"minItems\":1,\"maxItems\":2}|[1]|[]",
                "{\"minLength\":2,\"maxLength\":3}|\"ab\"|\"a\"",
                "{\"minimum\":1,\"exclusiveMaximum\":3}|1|3",
                "{\"maximum\":3,\"exclusiveMaximum\":true}|2|3",
                "{\"multipleOf\":0.1}|0.3|0.35",
                "{\"anyOf\":[{\"type\":\"string\"},{\"minimum\":5}]}|6|4",
                "{\"oneOf\":[{\"type\":\"number\"},{\"minimum\":5}]}|4|6",
                "{\"allOf\":[{\"type\":\"number\"},{\"minimum\":5}]}|6|4",
                "{\"not\":{\"type\":\"string\"}}|1|\"a\"",
                "{\"$defs\":{\"a\":{\"type\":\"string\"}},\"$ref\":\"#/$defs/a\"}|\"a\"|1",
            })
    void tellsWhatFitsFromWhatDoesNot(String schema, String fitting, String misfit) {
        assertThat(fits(schema, fitting)).isTrue();
        assertThat(fits(schema, misfit)).isFalse();
    }

    @Test
    void comesToAnEndWithSchemasThatReferToThemselves() {
        String list = "{\"properties\":{\"next\":{\"$ref\":\"#\"},\"v\":{\"type\":\"integer\"}}}";

        assertThat(fits(list, "{\"next\":{\"next\":{\"v\":1}}}")).isTrue();
        assertThat(fits(list, "{\"next\":{\"next\":{\"v\":\"1\"}}}")).isFalse();
        assertThat(fits("{\"$ref\":\"#\"}", "1")).isTrue();
        assertThat(fits("{\"anyOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}", "1"))
                .isTrue();
    }

    @Test
    void isNoneWhereTheTextIsNoObject() {
        assertThat(JsonSchema.of("")).isEmpty();
        assertThat(JsonSchema.of("[1]")).isEmpty();
        assertThat(JsonSchema.of("{")).isEmpty();
    }

    @Test
    void isOnlyOfTextWithNothingAround() {
        assertThat(JsonText.read("{} x")).isEmpty();
        assertThat(JsonText.read("")).isEmpty();
        assertThat(JsonText.within("Here: {\"a\":[1]} ok")).isEqualTo("{\"a\":[1]}");
        assertThat(JsonText.within("none")).isEqualTo("none");
    }

    private static boolean fits(String schema, String value) {
        return JsonSchema.of(schema).orElseThrow().fits(JsonText.read(value).orElseThrow());
    }
}
