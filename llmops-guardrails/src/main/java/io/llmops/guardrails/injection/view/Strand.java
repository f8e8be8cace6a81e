package io.llmops.guardrails.injection.view;

import java.util.Arrays;

/** Characters being strung together, each with its origin. */
final class Strand {

    private char[] chars;
    private int[] origins;
    private int length;

    Strand(int capacity) {
        chars = new char[Math.max(16, capacity)];
        origins = new int[chars.length];
    }

    void add(char c, int origin) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, 2 * length);
            origins = Arrays.copyOf(origins, 2 * length);
        }
        chars[length] = c;
        origins[length++] = origin;
    }

    void add(String text, int origin) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i), origin);
        }
    }

    void set(int index, char c) {
        chars[index] = c;
    }

    int origin(int index) {
        return origins[index];
    }

    char charAt(int index) {
        return chars[index];
    }

    int length() {
        return length;
    }

    View view(Reading reading, Disguise disguise) {
        return new View(reading, new String(chars, 0, length), Arrays.copyOf(origins, length), disguise);
    }
}
