package io.llmops.alerting.monitor;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** A short name for a record that is the same in every process: the SHA-256 of all that it is made of. */
final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    static String of(Condition data) {
        StringBuilder text = new StringBuilder();
        write(data, text);
        byte[] hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void write(Object data, StringBuilder text) {
        if (data instanceof Record composed) {
            text.append(data.getClass().getSimpleName()).append('(');
            for (RecordComponent component : data.getClass().getRecordComponents()) {
                text.append(component.getName()).append('=');
                write(valueOf(component, composed), text);
            }
            text.append(')');
        } else if (data instanceof Optional<?> optional) {
            optional.ifPresentOrElse(it -> write(it, text), () -> text.append("none"));
        } else if (data instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                write(key, text);
                write(value, text);
            });
        } else if (data instanceof Collection<?> list) {
            text.append('[');
            list.forEach(it -> write(it, text));
            text.append(']');
        } else {
            String plain = data instanceof Enum<?> constant ? constant.name() : String.valueOf(data);
            text.append(plain.length()).append(':').append(plain).append(';');
        }
    }

    private static Object valueOf(RecordComponent component, Record data) {
        try {
            return component.getAccessor().invoke(data);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component + " of " + data, e);
        }
    }
}
