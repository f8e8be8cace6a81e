package io.llmops.alerting.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks with a shared secret, as PagerDuty, Slack and our own webhooks do: HMAC-SHA256 (RFC 2104) in
 * hexadecimal digits. Safe for use by many threads; shows nothing of its secret.
 */
public final class HmacSha256 {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException if the secret is blank */
    public HmacSha256(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("A signing secret is blank; copy it from whoever signs, in full");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The signature of these parts, one after the other, in lower-case digits. */
    public String sign(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime must have " + ALGORITHM, e);
        }
    }

    /** Whether this is the signature of these parts, in a time that tells nothing about how much of it is right. */
    public boolean verify(String signature, byte[]... parts) {
        return MessageDigest.isEqual(
                sign(parts).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "****";
    }
}
