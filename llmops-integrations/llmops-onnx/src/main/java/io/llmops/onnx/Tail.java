package io.llmops.onnx;

/** The end of a text. */
final class Tail {

    private Tail() {}

    /** The last characters, from where a word begins; of a text without spaces just the last ones. */
    static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int from = text.length() - most;
        for (int i = from; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return text.substring(i + 1);
            }
        }
        return text.substring(from);
    }
}
