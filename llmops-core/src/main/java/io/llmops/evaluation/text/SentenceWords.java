package io.llmops.evaluation.text;

/** The words of sentences that say something. */
public final class SentenceWords {

    private static final int SHORTEST = 3;

    private SentenceWords() {}

    /** Before which word the sentence of this one ends. */
    public static int end(Words words, int from) {
        int to = from + 1;
        while (to < words.size() && words.sentenceOf(to) == words.sentenceOf(from)) {
            to++;
        }
        return to;
    }

    /** Numbers, and words of {@value #SHORTEST} letters or more that are no function words of a language known here. */
    public static boolean isContent(Words words, int word) {
        return words.isNumber(word)
                || words.isUnspaced(word)
                || (words.length(word) >= SHORTEST && !Languages.isFunctionWord(words, word));
    }
}
