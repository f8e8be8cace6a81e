package io.llmops.onnx;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Cuts a text into the pieces of words that a BERT model without capitals knows, as Hugging Face's tokenizers do
 * ({@code BertNormalizer}, {@code BertPreTokenizer}, {@code WordPiece}): accents dropped, lower case, punctuation and Chinese
 * characters alone, and of each word the longest known piece first. One difference, on purpose: {@code [SEP]} and the like in
 * a text are text, so that nobody smuggles in a token. Immutable.
 */
final class WordPieces {

    /** A longer word is unknown as a whole. */
    private static final int LONGEST_WORD = 100;

    /** How many numbers {@link #framed} adds. */
    static final int FRAME = 2;

    private final Vocabulary vocabulary;
    private final int begin;
    private final int end;
    private final int unknown;

    WordPieces(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.begin = vocabulary.special("[CLS]");
        this.end = vocabulary.special("[SEP]");
        this.unknown = vocabulary.special("[UNK]");
    }

    /**
     * The numbers of a text's pieces. What does not fit is left out, and so is what stands behind the first
     * {@value #LONGEST_WORD} characters for each of them.
     *
     * @param most how many
     */
    int[] of(String text, int most) {
        Pieces pieces = new Pieces(most);
        String decomposed = Normalizer.normalize(bounded(text, most), Normalizer.Form.NFD);
        StringBuilder word = new StringBuilder();
        int c;
        for (int i = 0; i < decomposed.length() && !pieces.isFull(); i += Character.charCount(c)) {
            c = decomposed.codePointAt(i);
            if (BertCharacters.isSpace(c)) {
                flush(word, pieces);
            } else if (!BertCharacters.isDropped(c)) {
                append(c, word, pieces);
            }
        }
        flush(word, pieces);
        return pieces.numbers();
    }

    /** Pieces as a model reads them: one for the beginning, one for the end. */
    int[] framed(int[] pieces) {
        int[] framed = new int[pieces.length + FRAME];
        framed[0] = begin;
        System.arraycopy(pieces, 0, framed, 1, pieces.length);
        framed[framed.length - 1] = end;
        return framed;
    }

    /** Whether a piece says something: no punctuation, function word or special token. */
    boolean isContent(int piece) {
        return vocabulary.isContent(piece);
    }

    private static String bounded(String text, int most) {
        return text.length() <= most * LONGEST_WORD ? text : text.substring(0, most * LONGEST_WORD);
    }

    private void append(int c, StringBuilder word, Pieces pieces) {
        if (BertCharacters.isAlone(c)) {
            flush(word, pieces);
            word.appendCodePoint(c);
            flush(word, pieces);
        } else {
            word.appendCodePoint(Character.toLowerCase(c));
        }
    }

    private void flush(StringBuilder word, Pieces to) {
        if (word.length() > 0) {
            cut(word.toString(), to);
            word.setLength(0);
        }
    }

    /** Of a word with a part that is not known nothing is. */
    private void cut(String word, Pieces to) {
        int before = to.size;
        int at = word.codePointCount(0, word.length()) > LONGEST_WORD ? Vocabulary.NONE : 0;
        while (at >= 0 && at < word.length()) {
            at = longestPiece(word, at, to);
        }
        if (at < 0) {
            to.size = before;
            to.add(unknown);
        }
    }

    /** Adds the longest piece that is known, and tells where it ends; {@link Vocabulary#NONE} if there is none. */
    private int longestPiece(String word, int from, Pieces to) {
        for (int until = Math.min(word.length(), from + vocabulary.longest()); until > from; until--) {
            int number = vocabulary.number(word.substring(from, until), from > 0);
            if (number != Vocabulary.NONE) {
                to.add(number);
                return until;
            }
        }
        return Vocabulary.NONE;
    }

    /** Grows to its bound, and leaves out what does not fit. */
    private static final class Pieces {

        private final int most;
        private int[] numbers = new int[32];
        private int size;

        private Pieces(int most) {
            this.most = most;
        }

        private boolean isFull() {
            return size >= most;
        }

        private void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            numbers[size++] = number;
        }

        private int[] numbers() {
            return Arrays.copyOf(numbers, Math.min(size, most));
        }
    }
}
