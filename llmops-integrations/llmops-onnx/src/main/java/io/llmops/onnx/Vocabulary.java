package io.llmops.onnx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.llmops.evaluation.text.SentenceWords;
import io.llmops.evaluation.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The pieces of words that a model knows, by their numbers. Immutable once read. */
final class Vocabulary {

    /** No such piece. */
    static final int NONE = -1;

    private static final String CONTINUES = "##";

    private final Map<String, Integer> beginnings = new HashMap<>();
    private final Map<String, Integer> continuations = new HashMap<>();
    private final BitSet content = new BitSet();
    private int longest;

    private Vocabulary() {}

    /**
     * Reads the vocabulary of a {@code tokenizer.json}, which is an object of pieces and numbers at {@code model.vocab}.
     *
     * @throws IOException also if it has none
     */
    static Vocabulary read(InputStream tokenizerJson) throws IOException {
        Vocabulary vocabulary = new Vocabulary();
        try (JsonParser json = new JsonFactory().createParser(tokenizerJson)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_OBJECT && "vocab".equals(json.currentName())) {
                    vocabulary.readPieces(json);
                }
            }
        }
        if (vocabulary.beginnings.isEmpty()) {
            throw new IOException("The tokenizer.json of the model has no vocabulary");
        }
        return vocabulary;
    }

    private void readPieces(JsonParser json) throws IOException {
        for (String piece = json.nextFieldName(); piece != null; piece = json.nextFieldName()) {
            json.nextToken();
            boolean continues = piece.startsWith(CONTINUES) && piece.length() > CONTINUES.length();
            String text = continues ? piece.substring(CONTINUES.length()) : piece;
            int number = json.getIntValue();
            (continues ? continuations : beginnings).put(text, number);
            content.set(number, continues || isContent(text));
            longest = Math.max(longest, text.length());
        }
    }

    private static boolean isContent(String piece) {
        Words words = Words.of(piece);
        return words.size() == 1 && words.length(0) == piece.length() && SentenceWords.isContent(words, 0);
    }

    /** The number of a piece that begins a word or continues one; {@link #NONE} if it is not known. */
    int number(String piece, boolean continues) {
        return (continues ? continuations : beginnings).getOrDefault(piece, NONE);
    }

    /**
     * The number of a special token.
     *
     * @throws IllegalStateException if the vocabulary does not have it
     */
    int special(String token) {
        int number = number(token, false);
        if (number == NONE) {
            throw new IllegalStateException("The vocabulary of the model has no " + token);
        }
        return number;
    }

    /** Whether a piece says something: no punctuation, function word or special token. */
    boolean isContent(int number) {
        return content.get(number);
    }

    /** How many characters the longest piece has. */
    int longest() {
        return longest;
    }
}
