package io.llmops.guardrails.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JwtRuleTest {

    private static final String HEADER = "eyJhbGciOiJIUzI1NiJ9.";
    private static final String REGEX = "eyJ[\\w-]+\\.[\\w-]*\\.[\\w-]{16,}(?:\\.[\\w-]+\\.[\\w-]+)?";
    private static final SecretRule BY_REGEX =
            TokenRule.token("jwt", "jwt", REGEX, TokenRule.MAX_LENGTH, "eyJ").gatedBy(Jwt::hasHeader);

    private final SecretRule byHand = new JwtRule("jwt", "jwt");

    @Test
    void readsWhatTheRegularExpressionReads() {
        SplittableRandom random = new SplittableRandom(1);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = HEADER + tail(random);

            assertThat(byHand.match(text, 0, 3)).as(text).isEqualTo(BY_REGEX.match(text, 0, 3));
            found += byHand.match(text, 0, 3).isFound() ? 1 : 0;
        }
        assertThat(found).isBetween(1_000, 19_000);
    }

    /** Runs of letters, dashes and dots of about the lengths that matter. */
    private static String tail(SplittableRandom random) {
        StringBuilder tail = new StringBuilder();
        int runs = random.nextInt(1, 14);
        for (int i = 0; i < runs; i++) {
            String piece =
                    new String[] {"aB3_", "Zq9", "-", ".", " ", "kL0mN4pQ7rS2tU5v", "--", "é"}[random.nextInt(8)];
            tail.append(random.nextInt(5) == 0 ? "." : piece);
        }
        return tail.toString();
    }
}
