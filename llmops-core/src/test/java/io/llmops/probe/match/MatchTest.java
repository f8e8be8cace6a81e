package io.llmops.probe.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.evaluation.Embedding;
import io.llmops.probe.judge.Rubric;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MatchTest {

    private static Match read(String match, String expected) {
        return MatchJson.read(json(match), json(expected));
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ObjectMapper().readTree(text.replace('\'', '"')));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static boolean right(String match, String expected, String answer) {
        return ((TextMatch) read(match, expected)).matches(answer);
    }

    @Test
    void exactIsExactButForSpaceAround() {
        assertThat(right("'exact'", "'Paris'", " Paris\n")).isTrue();
        assertThat(right("'exact'", "'Paris'", "paris")).isFalse();
    }

    @Test
    void normalisedReadsOverCasePunctuationSpaceAndForm() {
        assertThat(right("", "'The answer'", "  the\u00a0 ANSWER!")).isTrue();
        assertThat(right("", "'fi\u00e9'", "\ufb01e\u0301.")).isTrue();
        assertThat(right("", "'3.14'", "314")).isFalse();
        assertThat(right("", "'3.14'", "3.14.")).isTrue();
        assertThat(right("", "'-5'", "5")).isFalse();
        assertThat(right("", "'yes'", "[Yes]")).isTrue();
        assertThat(right("", "'yes'", "yes and no")).isFalse();
        assertThatThrownBy(() -> read("", "'?!'")).hasMessageContaining("'exact'");
    }

    @Test
    void numericTakesTheLastNumberUnlessTold() {
        assertThat(right("", "42", "6 times 7 is 42.")).isTrue();
        assertThat(right("", "42", "42 is 6 times 7")).isFalse();
        assertThat(right("{'type':'numeric','which':'first'}", "42", "42 is 6 times 7"))
                .isTrue();
        assertThat(right("", "42", "none")).isFalse();
    }

    @Test
    void numericUnderstandsHowPeopleWriteNumbers() {
        assertThat(right("", "1234567.5", "about $1,234,567.50")).isTrue();
        assertThat(right("", "-12", "it is \u221212 degrees")).isTrue();
        assertThat(right("", "20", "10-20")).isTrue();
        assertThat(right("", "3", "1,2,3")).isTrue();
        assertThat(right("", "1500", "1.5e3")).isTrue();
        assertThat(right("", "7", "7 by GPT-4")).isTrue();
        assertThat(right("", "22", "2026-11-22")).isTrue();
        assertThat(right("{'type':'numeric','decimalComma':true}", "1234.5", "1.234,5 EUR"))
                .isTrue();
        assertThat(right("'numeric'", "'1,000'", "1000")).isTrue();
    }

    @Test
    void numericAllowsATolerance() {
        assertThat(right("{'type':'numeric','tolerance':0.01}", "3.14", "3.15")).isTrue();
        assertThat(right("{'type':'numeric','tolerance':0.01}", "3.14", "3.16")).isFalse();
        assertThat(right("{'type':'numeric','tolerance':'1%'}", "200", "202")).isTrue();
        assertThat(right("{'type':'numeric','tolerance':'1%'}", "200", "203")).isFalse();
    }

    @Test
    void percentIsAShareWhereThatIsWanted() {
        assertThat(right("", "12", "12 %")).isTrue();
        assertThat(right("{'type':'numeric','percent':true}", "0.12", "12%")).isTrue();
        assertThat(right("{'type':'numeric','percent':true}", "'12 %'", "0.12")).isTrue();
        assertThat(right("{'type':'numeric','percent':true}", "0.12", "12")).isFalse();
    }

    @Test
    void regexFindsAndIsBounded() {
        assertThat(right("'regex'", "'\\\\bno\\\\b'", "well, no")).isTrue();
        assertThat(right("{'type':'regex','whole':true}", "'no'", "well, no")).isFalse();
        assertThat(right("{'type':'regex','ignoreCase':true}", "'NO'", "no")).isTrue();
        TextMatch slow = new RegexMatch("a*".repeat(9) + "b", false, true);
        assertThatThrownBy(() -> slow.matches("a".repeat(200)))
                .isInstanceOfSatisfying(
                        CheckException.class, e -> assertThat(e.errorType()).isEqualTo("regex_too_slow"));
        TextMatch deep = new RegexMatch("(a|b)*c", false, true);
        assertThatThrownBy(() -> deep.matches("ab".repeat(200_000)))
                .isInstanceOf(CheckException.class)
                .hasMessageNotContaining("abab");
    }

    @Test
    void jsonIsComparedByValue() {
        assertThat(right("", "{'a':1,'b':[1,2]}", "```json\n{\"b\": [1.0, 2], \"a\": 1}\n```"))
                .isTrue();
        assertThat(right("", "{'a':1}", "{\"a\":1,\"c\":2}")).isFalse();
        assertThat(right("{'type':'json','subset':true}", "{'a':1}", "{\"a\":1,\"c\":2}"))
                .isTrue();
        assertThat(right("{'type':'json','at':'/items/1/price'}", "9.90", "{\"items\":[{},{\"price\":9.9}]}"))
                .isTrue();
        assertThat(right("", "[1,2]", "[1,2,3]")).isFalse();
        assertThat(right("", "{'a':1}", "no JSON")).isFalse();
        assertThat(right("", "{'a':1}", "[".repeat(100_000))).isFalse();
    }

    @Test
    void containsAllAnyOrNone() {
        assertThat(right("'contains'", "['red','blue']", "Blue and RED")).isTrue();
        assertThat(right("'contains'", "['red','blue']", "red")).isFalse();
        assertThat(right("{'type':'contains','quantifier':'any'}", "['red','blue']", "red"))
                .isTrue();
        assertThat(right("{'type':'contains','quantifier':'none'}", "['sorry']", "Sorry, no"))
                .isFalse();
        assertThat(right("{'type':'contains','ignoreCase':false}", "'Red'", "red"))
                .isFalse();
    }

    @Test
    void embeddingsAreComparedByCosine() {
        Embedding letters = new Embedding() {
            @Override
            public float[] embed(String text) {
                return new float[] {text.contains("a") ? 1 : 0, text.contains("b") ? 1 : 0};
            }

            @Override
            public List<float[]> embedAll(List<String> texts) {
                return texts.stream().map(this::embed).toList();
            }
        };
        Checker checker = new Checker(Optional.of(letters), Optional.empty());
        Match match = read("{'type':'embedding','atLeast':0.7}", "'ab'");
        assertThat(checker.check(match, "", "a").correct()).isTrue();
        assertThat(checker.check(match, "", "c").correct()).isFalse();
        assertThat(Checker.ofTexts().missing(match))
                .hasValueSatisfying(it -> assertThat(it).contains("Embedding"));
    }

    @Test
    void judgedMatchesNameARubricOrWriteOne() {
        assertThat(((JudgedMatch) read("{'type':'judge','rubric':'relevance'}", "")).rubric())
                .isEqualTo(Rubric.RELEVANCE);
        JudgedMatch own = (JudgedMatch) read("{'type':'judge','rubric':'names both causes','context':'c'}", "'r'");
        assertThat(own.rubric().criterion()).isEqualTo("names both causes");
        assertThat(own.reference()).contains("r");
    }

    @Test
    void complaintsNameValueAndFix() {
        assertThatThrownBy(() -> read("'numerc'", "1")).hasMessageContainingAll("numerc", "did you mean 'numeric'");
        assertThatThrownBy(() -> read("{'type':'numeric','tolrance':1}", "1"))
                .hasMessageContainingAll("match.tolrance", "did you mean 'tolerance'");
        assertThatThrownBy(() -> read("{'type':'numeric','tolerance':'x'}", "1"))
                .hasMessageContainingAll("\"x\"", "0.01");
        assertThatThrownBy(() -> read("'numeric'", "'none'")).hasMessageContainingAll("\"none\"", "a number");
        assertThatThrownBy(() -> read("'regex'", "'a('")).hasMessageContainingAll("a(", "no regular expression");
        assertThatThrownBy(() -> read("", "")).hasMessageContaining("'expected' or 'rubric' is missing");
        assertThatThrownBy(() -> read("{'type':'contains','quantifier':'some'}", "'a'"))
                .hasMessageContainingAll("some", "all, any, none");
        assertThatThrownBy(() -> read("{'type':'json','at':'a.b'}", "1")).hasMessageContaining("/items/0/price");
    }
}
