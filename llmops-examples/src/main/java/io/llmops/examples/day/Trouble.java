package io.llmops.examples.day;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that goes wrong, from one time of the day to another: with the vendor, with a customer, or with a guardrail.
 *
 * @param size how bad, in the unit of its kind
 */
record Trouble(Kind kind, long fromNanos, long untilNanos, double size) {

    /** What can go wrong. The models' names stay the same throughout. */
    enum Kind {
        /** A share of the main model's calls fails, with the errors of an overloaded provider. */
        ERRORS("errors", "%.0f %% of calls fail", true),
        /** Everything takes longer with the main model, by a factor. */
        SLOW("slow", "%.1f times slower", true),
        /** A share of the main model's answers talks about something else. */
        OFF_TOPIC("off topic", "%.0f %% of answers off topic", true),
        /** A share of the main model's answers declines without reason. */
        EVASIVE("evasive", "%.0f %% of answers evade", true),
        /** Nearly all calls fail, whatever the model. */
        OUTAGE("outage", "%.0f %% of all calls fail", true),
        /** A share of all calls comes from one customer, who tries to take over the model. */
        ATTACK("attack", "%.0f %% are one customer's", true),
        /** A share of harmless questions, from anyone, has words that a guardrail takes for an attack. */
        FALSE_POSITIVES("false positives", "%.0f %% of questions", false),
        /** A share of all questions is small talk, which has answers of another kind; the model is as it was. */
        SMALL_TALK("small talk", "%.0f %% of questions");

        private final String words;
        private final String sentence;
        private final Optional<Boolean> wakes;

        /** Whether anybody is woken is a matter of taste. */
        Kind(String words, String sentence) {
            this.words = words;
            this.sentence = sentence;
            this.wakes = Optional.empty();
        }

        Kind(String words, String sentence, boolean wakes) {
            this.words = words;
            this.sentence = sentence;
            this.wakes = Optional.of(wakes);
        }

        /** Whether it is right to wake somebody, or to let them sleep. */
        boolean isRight(boolean woke) {
            return wakes.isEmpty() || wakes.get() == woke;
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
