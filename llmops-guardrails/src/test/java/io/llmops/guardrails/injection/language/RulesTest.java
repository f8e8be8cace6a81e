package io.llmops.guardrails.injection.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    private record Case(String rule, String fulfils, String misses) {}

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(RulesTest.class.getResourceAsStream("rules.txt"), StandardCharsets.UTF_8))) {
            for (String line :
                    lines.lines().filter(each -> !each.startsWith("#")).toList()) {
                String[] parts = line.split(" \\| ", -1);
                cases.add(new Case(parts[0], parts[1], parts[2]));
            }
        }
        return cases;
    }

    private static List<String> fulfilled(String text) {
        Hits hits = Rules.scan(Tokens.of(text));
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            rules.add(Rules.ALL.get(hits.rule(i)).id());
        }
        return rules;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isFulfilledByWhatItIsForAndNotByWhatIsNear(Case each) {
        assertThat(fulfilled(each.fulfils())).as(each.fulfils()).contains(each.rule());
        assertThat(fulfilled(each.misses())).as(each.misses()).doesNotContain(each.rule());
    }

    @Test
    void everyRuleHasACase() throws IOException {
        assertThat(cases())
                .extracting(Case::rule)
                .containsExactlyInAnyOrderElementsOf(
                        Rules.ALL.stream().map(Rule::id).toList());
    }

    @Test
    void aGapIsNoWiderThanAllowed() {
        Rule rule = new Rule("test", Category.DIRECT, "'one' 1 'two'");

        assertThat(hits(rule, "one two")).isEqualTo(1);
        assertThat(hits(rule, "one and two")).isEqualTo(1);
        assertThat(hits(rule, "one and also two")).isZero();
        assertThat(hits(rule, "one\n\ntwo")).isZero();
        assertThat(hits(rule, "one one two")).isEqualTo(1);
    }

    @Test
    void oneTokenTakesOnePlace() {
        Rule rule = new Rule("test", Category.DIRECT, "'one' 1 'one'");

        assertThat(hits(rule, "one")).isZero();
        assertThat(hits(rule, "one one")).isEqualTo(1);
    }

    @Test
    void aRuleWithTooManyPlacesIsRefused() {
        assertThatThrownBy(() -> new Rule("long", Category.DIRECT, "'a' 'b' 'c' 'd' 'e'"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("long");
    }

    private static int hits(Rule rule, String text) {
        return new RuleScan(new RuleIndex(List.of(rule)), Tokens.of(text)).run().size();
    }
}
