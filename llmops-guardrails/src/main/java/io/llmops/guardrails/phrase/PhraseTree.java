package io.llmops.guardrails.phrase;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A tree of phrases by their characters. Built once, then only read. */
final class PhraseTree {

    private final Node root = new Node();

    /** All phrases that begin alike. */
    static final class Node {
        private char[] characters = {};
        private Node[] children = {};
        private int phrase = -1;

        /** The phrase that ends here, or -1. */
        int phrase() {
            return phrase;
        }

        @Nullable Node child(char c) {
            int at = Arrays.binarySearch(characters, c);
            return at < 0 ? null : children[at];
        }

        private Node childOrNew(char c) {
            int at = Arrays.binarySearch(characters, c);
            if (at >= 0) {
                return children[at];
            }
            int place = -at - 1;
            characters = Arrays.copyOf(characters, characters.length + 1);
            children = Arrays.copyOf(children, children.length + 1);
            System.arraycopy(characters, place, characters, place + 1, characters.length - place - 1);
            System.arraycopy(children, place, children, place + 1, children.length - place - 1);
            characters[place] = c;
            children[place] = new Node();
            return children[place];
        }
    }

    Node root() {
        return root;
    }

    /** Of phrases that are equal, the first counts. */
    void add(String folded, int phrase) {
        Node node = root;
        for (int i = 0; i < folded.length(); i++) {
            node = node.childOrNew(folded.charAt(i));
        }
        if (node.phrase < 0) {
            node.phrase = phrase;
        }
    }
}
