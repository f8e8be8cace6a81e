package io.llmops.examples.day;

import java.util.random.RandomGenerator;

/**
 * What a customer sends: the history of the case, then the question. One in three hundred pastes a key into the
 * history, which the guardrail takes out before the provider sees it.
 */
record Question(String history, String text) {

    private static final int CHARS_PER_TOKEN = 4;
    private static final String HISTORY = history(1 << 16);
    private static final String KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    static Question about(Topic topic, int contextTokens, RandomGenerator random) {
        String text = topic.question(random);
        int chars = Math.max(0, Math.min(HISTORY.length() / 2, contextTokens * CHARS_PER_TOKEN - text.length()));
        int from = random.nextInt(HISTORY.length() - chars);
        String history = HISTORY.substring(from, from + chars);
        return new Question(random.nextInt(300) == 0 ? history + " my key is " + key(random) + " " : history, text);
    }

    String prompt() {
        return history + "\n" + text;
    }

    private static String key(RandomGenerator random) {
        StringBuilder key = new StringBuilder("AK").append("IA");
        for (int i = 0; i < 16; i++) {
            key.append(KEY_ALPHABET.charAt(random.nextInt(KEY_ALPHABET.length())));
        }
        return key.toString();
    }

    private static String history(int chars) {
        StringBuilder text = new StringBuilder(chars + 100);
        for (int i = 1; text.length() < chars; i++) {
            text.append("Customer note ")
                    .append(i)
                    .append(": called on day ")
                    .append(i * 7 % 365)
                    .append(", was put through to desk ")
                    .append(i * 13 % 40)
                    .append(" and asked to be written to again before the end of the week. ");
        }
        return text.toString();
    }
}
