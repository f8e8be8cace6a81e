package io.llmops.alerting.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HmacSha256Test {

    /** RFC 4231, test case 2. */
    private static final String SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final HmacSha256 jefe = new HmacSha256("Jefe");

    @Test
    void signsAsTheStandardSays() {
        assertThat(jefe.sign("what do ya want ".getBytes(UTF_8), "for nothing?".getBytes(UTF_8)))
                .isEqualTo(SIGNATURE);
    }

    @Test
    void knowsItsOwnSignatureAndNoOther() {
        byte[] text = "what do ya want for nothing?".getBytes(UTF_8);

        assertThat(jefe.verify(SIGNATURE, text)).isTrue();
        assertThat(jefe.verify(SIGNATURE.substring(1), text)).isFalse();
        assertThat(jefe.verify("", text)).isFalse();
        assertThat(jefe.verify(SIGNATURE, "what".getBytes(UTF_8))).isFalse();
        assertThat(new HmacSha256("other").verify(SIGNATURE, text)).isFalse();
    }

    @Test
    void showsNothingOfItsSecret() {
        assertThat(jefe).hasToString("****");
        assertThatIllegalArgumentException().isThrownBy(() -> new HmacSha256(" "));
    }
}
