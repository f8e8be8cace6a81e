package io.llmops.examples.day;

import java.util.Locale;

/**
 * One thing that goes wrong with the vendor's model, from one time of the day to another.
 *
 * @param size how bad, in the unit of its kind
 */
record Trouble(Kind kind, long fromNanos, long untilNanos, double size) {

    /** What can go wrong. The model's name stays the same throughout. */
    enum Kind {
        /** A share of calls fails, with the errors of an overloaded provider. */
        ERRORS("errors", "%.0f %% of calls fail"),
        /** Everything takes longer, by a factor. */
        SLOW("slow", "%.1f times slower"),
        /** A share of answers talks about something else. */
        OFF_TOPIC("off topic", "%.0f %% of answers off topic"),
        /** A share of answers declines without reason. */
        EVASIVE("evasive", "%.0f %% of answers evade");

        private final String words;
        private final String sentence;

        Kind(String words, String sentence) {
            this.words = words;
            this.sentence = sentence;
        }
    }

    boolean reigns(long atNanos) {
        return fromNanos <= atNanos && atNanos < untilNanos;
    }

    String kindInWords() {
        return kind.words;
    }

    String sizeInWords() {
        return String.format(Locale.ROOT, kind.sentence, kind == Kind.SLOW ? size : size * 100);
    }
}
