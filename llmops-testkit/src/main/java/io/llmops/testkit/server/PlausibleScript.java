package io.llmops.testkit.server;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Answers of plausible length and latency: output tokens, time to first chunk and delay per chunk are each log-normal,
 * with medians of 120 tokens, 350 ms and 90 ms. The text means nothing.
 */
final class PlausibleScript implements Script {

    private static final String[] WORDS = {
        "the",
        "order",
        "is",
        "on",
        "its",
        "way",
        "and",
        "should",
        "arrive",
        "within",
        "two",
        "days",
        "please",
        "check",
        "your",
        "account",
        "for",
        "details",
        "we",
        "have",
        "updated",
        "this",
        "request",
        "you",
        "can",
        "also",
        "change",
        "delivery",
        "address",
        "before",
        "it",
        "ships",
        "from",
        "our",
        "nearest",
        "store",
        "payment",
        "was",
        "received"
    };

    private static final int MIN_TOKENS = 5;
    private static final int MAX_TOKENS = 1_000;

    @Override
    public Reply reply(ModelRequest request, RandomGenerator random) {
        int wanted = (int) Math.max(MIN_TOKENS, Math.min(MAX_TOKENS, logNormal(120, 0.6, random)));
        int tokens = Math.min(wanted, request.maxTokens().orElse(MAX_TOKENS));
        return Answer.builder()
                .text(text(tokens, random))
                .outputTokens(tokens)
                .finishReason(tokens < wanted ? "length" : "stop")
                .timeToFirstChunk(millis(logNormal(350, 0.4, random)))
                .delayPerChunk(millis(logNormal(90, 0.2, random)))
                .build();
    }

    /** Sentences of 6 to 13 words, cut where {@code tokens} end. */
    private static String text(int tokens, RandomGenerator random) {
        int length = tokens * TextTokens.CHARS;
        StringBuilder text = new StringBuilder(length + 16);
        while (text.length() < length) {
            String first = WORDS[random.nextInt(WORDS.length)];
            text.append(Character.toUpperCase(first.charAt(0))).append(first, 1, first.length());
            for (int words = random.nextInt(5, 13); words > 0; words--) {
                text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(". ");
        }
        return text.substring(0, length).strip();
    }

    private static double logNormal(double median, double sigma, RandomGenerator random) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }
}
