package io.llmops.alerting.incident;

import io.llmops.alerting.signal.Labels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What makes two alerts the same incident, for us and, as its dedup key, for PagerDuty: 64 hexadecimal digits, the
 * SHA-256 of namespace and group labels. No replica, value or severity is in it, so that every replica, at any time,
 * comes to the same key.
 */
public record IncidentKey(String value) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public IncidentKey {
        if (!SHA_256.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no incident key; make one with IncidentKey.of(namespace, group)");
        }
    }

    public static IncidentKey of(String namespace, Labels group) {
        MessageDigest digest = sha256();
        add(digest, namespace);
        group.asMap().forEach((key, value) -> {
            add(digest, key);
            add(digest, value);
        });
        return new IncidentKey(HexFormat.of().formatHex(digest.digest()));
    }

    /** With its length before it, so that no two lists of texts run together into one. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime must have SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
