package io.llmops.guardrails.injection.language;

/** Digits and signs that stand for letters. */
final class Leet {

    private static final int LONGEST = 24;
    private static final String FROM = "0134578926@$!|+";
    private static final String TO = "oieastbgzgasiit";

    private Leet() {}

    /** A sign between letters or digits, so that it may be one itself. */
    static boolean isSignInWord(char[] lower, int i) {
        char c = lower[i];
        return (c == '@' || c == '$' || c == '!' || c == '|')
                && i + 1 < lower.length
                && isPart(lower[i + 1])
                && (i == 0 || isPart(lower[i - 1]) || c == '$');
    }

    private static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '$' || c == '@';
    }

    /** The hash of the word that is meant, or 0. A 1 may be an i or an l. */
    static int meant(char[] lower, int start, int end) {
        if (end - start > LONGEST) {
            return 0;
        }
        int withI = read(lower, start, end, 'i');
        if (Vocabulary.ENGLISH.contains(withI)) {
            return withI;
        }
        int withL = read(lower, start, end, 'l');
        return Vocabulary.ENGLISH.contains(withL) ? withL : 0;
    }

    private static int read(char[] lower, int start, int end, char one) {
        int hash = Hash.SEED;
        for (int i = start; i < end; i++) {
            char c = lower[i];
            int known = FROM.indexOf(c);
            hash = Hash.step(hash, c == '1' || c == '|' ? one : known < 0 ? c : TO.charAt(known));
        }
        return hash;
    }
}
