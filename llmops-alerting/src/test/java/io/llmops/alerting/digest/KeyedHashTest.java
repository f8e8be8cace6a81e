package io.llmops.alerting.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedHashTest {

    /** The reference vectors, of key 00..0f and messages 00 01 02 ..: two bytes are one character. */
    @Test
    void isSipHash() {
        KeyedHash hash = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertThat(hash.of("")).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(hash.of("\u0100\u0302\u0504\u0706")).isEqualTo(0x93f5f5799a932462L);
        assertThat(hash.of("\u0100\u0302\u0504\u0706\u0908\u0b0a\u0d0c")).isEqualTo(0xf723ca908e7af2eeL);
    }

    @Test
    void noTwoProcessesHashAlike() {
        assertThat(KeyedHash.random().of("acme"))
                .isNotEqualTo(KeyedHash.random().of("acme"));
    }

    @Test
    void orderMattersWhereTwoAreJoined() {
        assertThat(KeyedHash.join(1, 2)).isEqualTo(KeyedHash.join(1, 2)).isNotEqualTo(KeyedHash.join(2, 1));
    }
}
