package io.llmops.alerting.file;

import io.llmops.config.ConfigNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The constants of an enum as words in a file: small, with hyphens, and not otherwise, so that there is one way to write them. */
public final class Word {

    private Word() {}

    public static <E extends Enum<E>> E read(ConfigNode written, Class<E> type) {
        String text = written.text();
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> of(it).equals(text))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> words =
                            Arrays.stream(type.getEnumConstants()).map(Word::of).toList();
                    return written.error("must be one of " + String.join(", ", words));
                });
    }

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
