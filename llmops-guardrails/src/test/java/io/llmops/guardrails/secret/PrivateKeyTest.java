package io.llmops.guardrails.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Screening;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyTest {

    private static final String PLACEHOLDER = "[REDACTED:private_key]";
    private static final Guardrails GUARDRAILS =
            Guardrails.builder().output(new SecretGuardrail()).build();

    private final Random random = new Random(6);

    private static String redacted(String text) {
        return new Screening(GUARDRAILS).answer(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " ", "\\n", "\\\\n", "\\r\\n", "\n    "})
    void isFoundHoweverItsLinesAreBroken(String lineBreak) {
        assertThat(redacted("a " + FakeSecrets.pem("PRIVATE KEY", lineBreak, 12, random) + " b"))
                .isEqualTo("a " + PLACEHOLDER + " b");
    }

    @Test
    void isFoundWithItsHeaderLines() {
        String rsa = FakeSecrets.pem("RSA PRIVATE KEY", "\n", 5, random)
                .replaceFirst("-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,9A8B\n\n");
        String pgp = FakeSecrets.pem("PGP PRIVATE KEY BLOCK", "\n", 5, random)
                .replaceFirst("-----\n", "-----\nVersion: GnuPG v2\nComment: mine, all mine\n\n");

        assertThat(redacted(rsa + "\n" + pgp)).isEqualTo(PLACEHOLDER + "\n" + PLACEHOLDER);
    }

    @Test
    void isFoundAsFarAsItGoesIfItsEndIsMissing() {
        String pem = FakeSecrets.pem("PRIVATE KEY", "\n", 5, random);
        String lines = pem.substring(0, pem.lastIndexOf("-----END") - 20);

        assertThat(redacted(lines)).isEqualTo(PLACEHOLDER);
        assertThat(redacted(pem.substring(0, pem.indexOf('\n') + 1 + 5 * 65) + "Do not show this."))
                .isEqualTo(PLACEHOLDER + "\nDo not show this.");
    }

    @Test
    void isHeldBackUntilItsEndWhileTheRestIsShown() {
        String pem = FakeSecrets.pem("PRIVATE KEY", "\n", 5, random);
        List<String> shown = new Screening(GUARDRAILS)
                .stream(List.of("Here it is: ", pem.substring(0, 100), pem.substring(100), "\nDone ", "and gone."));

        assertThat(shown).containsExactly("Here it is: ", "", PLACEHOLDER, "\nDone ", "and ", "gone.");
    }

    @Test
    void ofACertificateNothingIsHeldBack() {
        List<String> shown = new Screening(GUARDRAILS)
                .stream(List.of(
                        "-----BEGIN CERTIFICATE-----\n", "MIIB".repeat(16) + "\n", "-----END CERTIFICATE----- "));

        assertThat(shown)
                .containsExactly(
                        "-----BEGIN CERTIFICATE-----\n", "MIIB".repeat(16) + "\n", "-----END CERTIFICATE----- ", "");
    }

    @Test
    void thatIsLargerThanEightKilobytesLosesWhatLiesWithin() {
        String shown = redacted(FakeSecrets.pem("PRIVATE KEY", "\n", 200, random));

        assertThat(shown).startsWith(PLACEHOLDER).hasSizeLessThan(200 * 65 - 8_000);
    }
}
