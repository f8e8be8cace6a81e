package io.llmops.guardrails.injection.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Morse code in dots and dashes; a slash or a wide gap parts words. */
final class Morse implements Encoding {

    private static final int FEWEST = 24;
    private static final Map<String, Character> LETTERS = letters();

    private static Map<String, Character> letters() {
        String[] codes =
                (".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- "
                                + "-..- -.-- --.. ----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.")
                        .split(" ", -1);
        Map<String, Character> letters = new HashMap<>();
        for (int i = 0; i < codes.length; i++) {
            letters.put(codes[i], (char) (i < 26 ? 'a' + i : '0' + i - 26));
        }
        return letters;
    }

    @Override
    public boolean mayBegin(char c) {
        return c == '.' || c == '-';
    }

    @Override
    public int end(String text, int start, int limit) {
        int i = start;
        int gaps = 0;
        while (i < limit && ".-/ ".indexOf(text.charAt(i)) >= 0) {
            gaps += text.charAt(i) == ' ' ? 1 : 0;
            i++;
        }
        return i - start >= FEWEST && 8 * gaps > i - start && ".-".indexOf(text.charAt(start)) >= 0 ? i : start;
    }

    @Override
    public byte[] decode(String text, int start, int end) {
        byte[] bytes = new byte[end - start];
        int size = 0;
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || text.charAt(i) == ' ' || text.charAt(i) == '/') {
                Character letter = i - from <= 5 ? LETTERS.get(text.substring(from, i)) : null;
                if (letter != null) {
                    bytes[size++] = (byte) (char) letter;
                } else if (i > start && i < end && (text.charAt(i) == '/' || i == from)) {
                    bytes[size++] = ' ';
                }
                from = i + 1;
            }
        }
        return Arrays.copyOf(bytes, size);
    }
}
