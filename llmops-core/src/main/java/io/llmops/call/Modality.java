package io.llmops.call;

import java.util.Locale;

/** What tokens stand for: the values of {@code gen_ai.token.modality}. {@link #UNKNOWN} where a provider does not tell. */
public enum Modality {
    TEXT,
    IMAGE,
    AUDIO,
    UNKNOWN;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The attribute value, such as {@code text}. */
    public String wireName() {
        return wireName;
    }
}
