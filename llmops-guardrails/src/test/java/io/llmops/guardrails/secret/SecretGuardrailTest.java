package io.llmops.guardrails.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.Origin;
import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Screening;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretGuardrailTest {

    private static final SecretGuardrail GUARDRAIL = new SecretGuardrail();
    private static final Guardrails GUARDRAILS =
            Guardrails.builder().output(GUARDRAIL).build();

    private static final List<String> SURROUNDINGS = List.of(
            "%s",
            "key: %s.",
            "(%s)",
            "\"%s\"",
            "`%s`,",
            "<%s>",
            "a=%s\n",
            "line\\n%s\\nline",
            "\u00fc%s\u00fc",
            "{\"arg\": \"%s\"}",
            "\uD83D\uDE00%s\uD83D\uDE00");

    static List<String> rules() {
        return FakeSecrets.rules();
    }

    private static List<Finding> findings(String text) {
        Verdict verdict = GUARDRAIL.check(Text.whole(text, Origin.USER));
        return verdict instanceof Verdict.Redact redact ? redact.findings() : List.of();
    }

    private static String redacted(String text) {
        return new Screening(GUARDRAILS).answer(text);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsTheSecretAndNothingAroundIt(String rule) {
        Random random = new Random(rule.hashCode());
        for (String surroundings : SURROUNDINGS) {
            for (int i = 0; i < 20; i++) {
                FakeSecrets.Fake fake = FakeSecrets.of(rule, random);
                String text = surroundings.replace("%s", fake.text());

                assertThat(findings(text)).as(text).singleElement().satisfies(finding -> {
                    assertThat(finding.ruleId()).isEqualTo(rule);
                    assertThat(text.substring(finding.start(), finding.end())).isEqualTo(fake.secret());
                    assertThat(redacted(text)).isEqualTo(text.replace(fake.secret(), finding.placeholder()));
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void doesNotFindASecretThatLacksItsLastCharacters(String rule) {
        Random random = new Random(rule.hashCode());
        FakeSecrets.Fake fake = FakeSecrets.of(rule, random);
        String half = fake.text()
                .substring(
                        0,
                        fake.text().indexOf(fake.secret())
                                + Math.min(18, fake.secret().length() / 2));

        assertThat(findings(half + " and so on")).extracting(Finding::ruleId).isSubsetOf(SecretRules.ASSIGNED);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void doesNotFindASecretWithinALongerWord(String rule) {
        FakeSecrets.Fake fake = FakeSecrets.of(rule, new Random(rule.hashCode()));
        if (Character.isLetter(fake.secret().charAt(0)) && fake.text().equals(fake.secret())) {
            assertThat(findings("x" + fake.text())).as("x" + fake.text()).isEmpty();
        }
    }

    @Test
    void isNotPutOffByAWordThatGoesOnForLong() {
        assertThat(findings("line\\nSK" + "a1".repeat(40) + " hf_" + "b2".repeat(60)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: Tr0ub4dor&3!x", "DB_PASSWORD=kX9!mP2$vL", "\"apiKey\": \"9f8Qz7Lk2Mv4Xw1Bn6Tc\"",
                "client-secret => 'aZ4kQ9xW2mB7vN1cR5tY'", "passwort = S0mmer!2031", "secret_key:  3kF9dLq8ZtR5vXw2",
                "{\\\"auth_token\\\": \\\"f3A9c1E7b5D2f8A4\\\"}",
            })
    void findsWhatANameCallsASecretAndLooksMadeUp(String text) {
        assertThat(findings(text)).extracting(Finding::ruleId).containsExactly(SecretRules.ASSIGNED);
    }

    @Test
    void hasARuleForEveryFakeAndAFakeForEveryRule() {
        assertThat(SecretRules.ALL).extracting(SecretRule::id).containsExactlyInAnyOrderElementsOf(rules());
    }

    @Test
    void leavesOutRulesOnRequestAndKnowsWhichThereAre() {
        String jwt = FakeSecrets.jwt(new Random(3));

        assertThat(findings(jwt)).hasSize(1);
        assertThat(GUARDRAIL.without("jwt").check(Text.whole(jwt, Origin.USER))).isEqualTo(Verdict.pass());
        assertThatThrownBy(() -> GUARDRAIL.without("jtw"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'jtw'")
                .hasMessageContaining("jwt,");
    }

    @Test
    void replacesASecretByItsKind() {
        assertThat(redacted("id "
                        + FakeSecrets.of("aws-access-key-id", new Random(4)).text() + "!"))
                .isEqualTo("id [REDACTED:aws_access_key]!");
    }

    @Test
    void staysLinearOnTextsMadeToHurt() {
        for (String piece :
                List.of("eyJ-", "sk-proj-", "glpat-", "-----BEGIN " + "PRIVATE KEY-----", "http://a:@", "\\", "SG.")) {
            String text = piece.repeat(100_000 / piece.length());
            assertThat(redacted(text)).as(piece).isNotEmpty();
        }
    }
}
