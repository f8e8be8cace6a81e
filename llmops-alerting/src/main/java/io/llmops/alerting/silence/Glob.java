package io.llmops.alerting.silence;

/** Patterns in which {@code *} stands for any characters, or none. */
public final class Glob {

    private static final char ANY = '*';

    private Glob() {}

    /** One pass over the text; a star that was too short is made longer by one, so that nothing is tried twice. */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int starredUntil = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == ANY) {
                star = p++;
                starredUntil = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++starredUntil;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(it -> it == ANY);
    }

    /** Whether some text matches both. */
    static boolean overlap(String one, String other) {
        boolean[] row = new boolean[other.length() + 1]; // whether the rest of one and this rest of the other overlap
        for (int i = one.length(); i >= 0; i--) {
            boolean[] next = new boolean[other.length() + 1];
            for (int j = other.length(); j >= 0; j--) {
                boolean hasOne = i < one.length();
                boolean hasOther = j < other.length();
                if ((hasOne && one.charAt(i) == ANY) || (hasOther && other.charAt(j) == ANY)) {
                    next[j] = (hasOne && row[j]) || (hasOther && next[j + 1]);
                } else if (hasOne && hasOther) {
                    next[j] = one.charAt(i) == other.charAt(j) && row[j + 1];
                } else {
                    next[j] = hasOne == hasOther;
                }
            }
            row = next;
        }
        return row[0];
    }
}
