package io.llmops.guardrails.html;

import java.util.Optional;

/**
 * A tag that begins somewhere in a text.
 *
 * @param start index of its first character
 * @param end index after its last one, no farther than {@link #MAX_LENGTH} from its beginning
 * @param closed whether it ends there, not just the text or what is looked at of it
 * @param rule why it is active; empty if it is not
 */
record Tag(int start, int end, boolean closed, Optional<String> rule) {

    /** Of a longer one, so much is looked at. */
    static final int MAX_LENGTH = 2048;

    /** More zeros than that before a name hide nothing. */
    private static final int MAX_ZEROS = 8;

    /** Where a letter follows, as browsers have it; zeros in between are as good as not there. */
    static boolean beginsAt(String text, int index) {
        int next = index + 1;
        while (next < text.length() && next - index <= MAX_ZEROS && text.charAt(next) == '\0') {
            next++;
        }
        return next < text.length() && isLetter(text.charAt(next));
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
