package io.llmops.guardrails.secret;

/** The alphabets of secrets. All of them are ASCII. */
final class Chars {

    private static final int ASCII = 128;
    private static final boolean[] WORD = table("_");
    /** Whatever may stand in a secret that is one token, a connection string included. */
    private static final boolean[] TOKEN = table("_-.~%!$&*+,;=^:@/");

    private static final boolean[] BASE64 = table("+/=");

    private Chars() {}

    private static boolean[] table(String others) {
        boolean[] table = new boolean[ASCII];
        for (char c = 0; c < ASCII; c++) {
            table[c] = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        others.chars().forEach(c -> table[c] = true);
        return table;
    }

    static boolean inWord(char c) {
        return c < ASCII && WORD[c];
    }

    static boolean inToken(char c) {
        return c < ASCII && TOKEN[c];
    }

    static boolean inBase64(char c) {
        return c < ASCII && BASE64[c];
    }

    /** Whether one word goes on across this index. */
    static boolean joined(String text, int index) {
        return index > 0 && index < text.length() && inWord(text.charAt(index - 1)) && inWord(text.charAt(index));
    }

    /** Whether a secret may begin here: not within a word, but after an escaped line break as in JSON. */
    static boolean mayBegin(String text, int index) {
        return !joined(text, index)
                || (index > 1 && text.charAt(index - 2) == '\\' && "nrt".indexOf(text.charAt(index - 1)) >= 0);
    }
}
