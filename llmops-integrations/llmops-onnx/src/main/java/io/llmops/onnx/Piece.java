package io.llmops.onnx;

/**
 * A piece of a word where it stands.
 *
 * @param isContent no function word, no punctuation
 * @param vector of unit length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Piece(int sentence, boolean isContent, float[] vector) {}
