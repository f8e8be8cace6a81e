package io.llmops.guardrails;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ways to cut a text, between the halves of a character too. */
public final class Chunks {

    private Chunks() {}

    public static List<String> of(String text, int length) {
        List<String> chunks = new ArrayList<>();
        for (int i = 0; i < text.length(); i += length) {
            chunks.add(text.substring(i, Math.min(text.length(), i + length)));
        }
        return chunks;
    }

    /** Chunks of 0 to {@code most} characters. */
    public static List<String> random(String text, int most, Random random) {
        List<String> chunks = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int next = Math.min(text.length(), at + random.nextInt(most + 1));
            chunks.add(text.substring(at, next));
            at = next;
        }
        return chunks;
    }
}
