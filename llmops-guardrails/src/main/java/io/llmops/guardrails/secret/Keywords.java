package io.llmops.guardrails.secret;

import java.util.Arrays;
import java.util.List;

/**
 * Looks for many ASCII words at once, in one pass: a dense trie is entered wherever a secret may begin. Costs at most
 * the length of the longest word per character of text, and mostly one step.
 */
final class Keywords {

    /** Is told where a word of a group begins and ends. */
    interface Sink {
        void sighted(int group, int start, int end);
    }

    private static final int ASCII = 128;
    private static final int NO_GROUP = -1;

    /** Following states by state and character; 0 is the root and means that no word goes on. */
    private short[][] next = {new short[ASCII]};

    private int[] groupAt = {NO_GROUP};

    Keywords(List<List<String>> wordsByGroup) {
        for (int group = 0; group < wordsByGroup.size(); group++) {
            for (String word : wordsByGroup.get(group)) {
                add(word, group);
            }
        }
    }

    private void add(String word, int group) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (next[state][c] == 0) {
                next[state][c] = addState();
            }
            state = next[state][c];
        }
        if (groupAt[state] != NO_GROUP) {
            throw new IllegalArgumentException("Two rules begin with the same word: " + word);
        }
        groupAt[state] = group;
    }

    private short addState() {
        int state = next.length;
        next = Arrays.copyOf(next, state + 1);
        next[state] = new short[ASCII];
        groupAt = Arrays.copyOf(groupAt, state + 1);
        groupAt[state] = NO_GROUP;
        return (short) state;
    }

    void scan(String text, Sink sink) {
        short[] first = next[0];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ASCII && first[c] != 0 && Chars.mayBegin(text, i)) {
                walk(text, i, sink);
            }
        }
    }

    private void walk(String text, int start, Sink sink) {
        int state = 0;
        for (int i = start; i < text.length() && text.charAt(i) < ASCII; i++) {
            state = next[state][text.charAt(i)];
            if (state == 0) {
                return;
            }
            if (groupAt[state] != NO_GROUP) {
                sink.sighted(groupAt[state], start, i + 1);
            }
        }
    }
}
