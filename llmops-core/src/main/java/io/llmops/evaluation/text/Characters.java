package io.llmops.evaluation.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What characters a text is made of: how many letters of which script, and how many that only damage leaves behind. One
 * pass. Damage is the replacement character, half a surrogate pair, control characters, and the pairs that UTF-8 read as
 * Latin-1 or Windows-1252 leaves.
 */
public final class Characters {

    /** Writing systems that are told apart. */
    public enum Script {
        LATIN,
        CYRILLIC,
        GREEK,
        HEBREW,
        ARABIC,
        DEVANAGARI,
        THAI,
        HAN,
        KANA,
        HANGUL,
        OTHER
    }

    private static final int[] BLOCKS = {
        0x0250, 0x0370, 0x0400, 0x0530, 0x0590, 0x0600, 0x0700, 0x0750, 0x0780, 0x0900, 0x0980, 0x0E00, 0x0E80, 0x1100,
        0x1200, 0x1E00, 0x1F00, 0x2000, 0x3040, 0x3100, 0x3400, 0xA000, 0xAC00, 0xD7B0
    };
    private static final Script[] SCRIPTS = {
        Script.LATIN,
        Script.OTHER,
        Script.GREEK,
        Script.CYRILLIC,
        Script.OTHER,
        Script.HEBREW,
        Script.ARABIC,
        Script.OTHER,
        Script.ARABIC,
        Script.OTHER,
        Script.DEVANAGARI,
        Script.OTHER,
        Script.THAI,
        Script.OTHER,
        Script.HANGUL,
        Script.OTHER,
        Script.LATIN,
        Script.GREEK,
        Script.OTHER,
        Script.KANA,
        Script.OTHER,
        Script.HAN,
        Script.OTHER,
        Script.HANGUL,
        Script.OTHER
    };

    private final int[] letters = new int[Script.values().length];
    private int characters;
    private int damaged;
    private int mixedWords;

    private Characters() {}

    /** Reads a text, in time linear in its length. */
    public static Characters of(String text) {
        Characters all = new Characters();
        @Nullable Script before = null;
        boolean mixed = false;
        for (int i = 0; i < text.length(); ) {
            char first = text.charAt(i);
            int c = Character.isSurrogate(first) ? text.codePointAt(i) : first;
            all.characters++;
            if (isDamage(text, i, c)) {
                all.damaged++;
            }
            @Nullable Script script = Letters.isLetter(c) ? script(c) : null;
            if (script != null) {
                all.letters[script.ordinal()]++;
                mixed |= mixes(before, script);
            } else if (mixed) {
                all.mixedWords++;
                mixed = false;
            }
            before = script;
            i += Character.charCount(c);
        }
        all.mixedWords += mixed ? 1 : 0;
        return all;
    }

    private static Script script(int c) {
        if (c < BLOCKS[0]) {
            return Script.LATIN;
        }
        int block = Arrays.binarySearch(BLOCKS, c);
        return SCRIPTS[block >= 0 ? block + 1 : -block - 1];
    }

    /** Latin and Cyrillic letters within one word: no language does that. Greek ones stand in formulas. */
    private static boolean mixes(@Nullable Script before, Script now) {
        return before != null && before != now && isAlphabet(before) && isAlphabet(now);
    }

    private static boolean isAlphabet(Script script) {
        return script == Script.LATIN || script == Script.CYRILLIC;
    }

    private static boolean isDamage(String text, int i, int c) {
        if (c < 0x80) {
            return c < ' ' && c != '\n' && c != '\r' && c != '\t';
        }
        if (c == 0xFFFD || (c >= 0xD800 && c <= 0xDFFF) || c <= 0x9F) {
            return true;
        }
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        boolean twoBytes = (c == 0xC3 || c == 0xC2) && next >= 0x80 && next <= 0xBF;
        boolean threeBytes = c == 0xE2 && (next == 0x20AC || next == 0x80);
        return twoBytes || threeBytes;
    }

    /** Letters of a script. */
    public int letters(Script script) {
        return letters[script.ordinal()];
    }

    /** Letters of all scripts. */
    public int letters() {
        int sum = 0;
        for (int count : letters) {
            sum += count;
        }
        return sum;
    }

    /** Code points. */
    public int characters() {
        return characters;
    }

    /** Characters that damage left behind. */
    public int damaged() {
        return damaged;
    }

    /** Words whose letters are of several alphabets. */
    public int mixedWords() {
        return mixedWords;
    }
}
