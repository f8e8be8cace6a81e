package io.llmops.guardrails.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.Origin;
import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How many of the secrets that are generated are found, and how much else. */
class SecretMeasureTest {

    private static final int EACH = 500;
    private static final List<String> CONTEXTS = List.of(
            "%s",
            "my key is %s, keep it to yourself.",
            "{\"value\": \"%s\", \"n\": 1}",
            "export VALUE='%s'\n",
            "2026-01-31 12:00:00 INFO [main] using %s for order 4711\n",
            "| name | %s |\n");

    private final SecretGuardrail guardrail = new SecretGuardrail();

    private List<Finding> findings(String text) {
        return guardrail.check(Text.whole(text, Origin.USER)) instanceof Verdict.Redact redact
                ? redact.findings()
                : List.of();
    }

    static List<String> rules() {
        return FakeSecrets.rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsEverySecretAndCoversIt(String rule) {
        Random random = new Random(rule.hashCode());
        for (int i = 0; i < EACH; i++) {
            FakeSecrets.Fake fake = FakeSecrets.of(rule, random);
            String text = CONTEXTS.get(i % CONTEXTS.size()).formatted(fake.text());
            int at = text.indexOf(fake.secret());
            assertThat(findings(text))
                    .as("%s, context %d", rule, i % CONTEXTS.size())
                    .anyMatch(it ->
                            it.start() <= at && it.end() >= at + fake.secret().length());
        }
    }

    @Test
    void findsNothingInWhatOnlyLooksRandom() {
        Random random = new Random(6);
        for (int i = 0; i < 10_000; i++) {
            String miss = switch (i % 8) {
                case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
                case 1 -> "order " + FakeSecrets.any(random, "0123456789", 6 + random.nextInt(14));
                case 2 -> "commit " + FakeSecrets.any(random, "0123456789abcdef", 40);
                case 3 -> "sha256:" + FakeSecrets.any(random, "0123456789abcdef", 64);
                case 4 -> "id=" + FakeSecrets.url(random, 8 + random.nextInt(40));
                case 5 -> FakeSecrets.base64("hello " + random.nextLong() + ", how are you " + random.nextLong());
                case 6 -> "SKU-" + FakeSecrets.any(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 12);
                default -> "v" + random.nextInt(9) + "." + random.nextInt(99) + "-" + FakeSecrets.url(random, 20);
            };
            assertThat(findings("see " + miss + " for more")).as(miss).isEmpty();
        }
    }
}
