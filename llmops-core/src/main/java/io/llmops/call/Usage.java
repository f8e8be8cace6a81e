package io.llmops.call;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Tokens that a provider billed for one call, by {@linkplain TokenKind kind} and {@linkplain Modality modality}.
 * A count that the provider did not give is absent, never zero. Immutable.
 *
 * <pre>{@code
 * Usage usage = Usage.of(1200, 300).with(TokenKind.CACHE_READ_INPUT, 1000);
 * }</pre>
 */
public final class Usage {

    private static final int KINDS = TokenKind.values().length;
    private static final int MODALITIES = Modality.values().length;
    private static final long ABSENT = -1;
    private static final Usage NONE = new Usage(absent());

    private final long[] counts;
    private final long[] totals = new long[KINDS];
    private final boolean byModality;

    private Usage(long[] counts) {
        this.counts = counts;
        Arrays.fill(totals, ABSENT);
        boolean told = false;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != ABSENT) {
                totals[i / MODALITIES] = Math.max(0, totals[i / MODALITIES]) + counts[i];
                told |= i % MODALITIES != Modality.UNKNOWN.ordinal();
            }
        }
        byModality = told;
    }

    /** Nothing known yet: the start for {@link #with(TokenKind, long)}. */
    public static Usage none() {
        return NONE;
    }

    /** For several counts at once. */
    public static Builder builder() {
        return new Builder();
    }

    /** Totals of unknown modality, as most chat APIs report them. */
    public static Usage of(long inputTokens, long outputTokens) {
        return builder()
                .with(TokenKind.INPUT, inputTokens)
                .with(TokenKind.OUTPUT, outputTokens)
                .build();
    }

    /** A copy with this count of unknown modality. */
    public Usage with(TokenKind kind, long tokens) {
        return with(kind, Modality.UNKNOWN, tokens);
    }

    /**
     * A copy with this count.
     *
     * @throws IllegalArgumentException if {@code tokens} is negative
     */
    public Usage with(TokenKind kind, Modality modality, long tokens) {
        long[] copy = counts.clone();
        put(copy, kind, modality, tokens);
        return new Usage(copy);
    }

    /** Tokens of this kind and modality. */
    public OptionalLong of(TokenKind kind, Modality modality) {
        long count = counts[index(kind, modality)];
        return count == ABSENT ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** Tokens of this kind and modality, or {@code orElse} where the provider gave none. */
    public long of(TokenKind kind, Modality modality, long orElse) {
        long count = counts[index(kind, modality)];
        return count == ABSENT ? orElse : count;
    }

    /** Whether the provider gave any count of a known modality. */
    public boolean isByModality() {
        return byModality;
    }

    /** Tokens of this kind over all modalities. */
    public OptionalLong total(TokenKind kind) {
        long total = total(kind, ABSENT);
        return total == ABSENT ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /** The total of this kind, or {@code orElse} where the provider gave none. */
    public long total(TokenKind kind, long orElse) {
        long total = totals[kind.ordinal()];
        return total == ABSENT ? orElse : total;
    }

    private static void put(long[] counts, TokenKind kind, Modality modality, long tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException(kind + " tokens must not be negative: " + tokens);
        }
        counts[index(kind, modality)] = tokens;
    }

    private static int index(TokenKind kind, Modality modality) {
        return kind.ordinal() * MODALITIES + modality.ordinal();
    }

    private static long[] absent() {
        long[] counts = new long[KINDS * MODALITIES];
        Arrays.fill(counts, ABSENT);
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Usage usage && Arrays.equals(counts, usage.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Usage{");
        for (TokenKind kind : TokenKind.values()) {
            total(kind)
                    .ifPresent(n -> text.append(text.length() > 6 ? ", " : "")
                            .append(kind)
                            .append('=')
                            .append(n));
        }
        return text.append('}').toString();
    }

    /** Collects counts. Not for use by several threads. */
    public static final class Builder {
        private final long[] counts = absent();

        private Builder() {}

        /**
         * A count of unknown modality.
         *
         * @throws IllegalArgumentException if {@code tokens} is negative
         */
        public Builder with(TokenKind kind, long tokens) {
            put(counts, kind, Modality.UNKNOWN, tokens);
            return this;
        }

        public Usage build() {
            return new Usage(counts.clone());
        }
    }
}
