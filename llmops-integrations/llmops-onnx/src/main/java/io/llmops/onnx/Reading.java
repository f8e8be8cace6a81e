package io.llmops.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts that are read together, as many sentences at once as the model has room for, each reading beginning with the same
 * words: what a word means depends on those around it.
 */
final class Reading {

    private final SentenceEmbedder embedder;
    private final int[] before;
    private final int most;

    /**
     * @param before the pieces that each reading begins with; at most half of the embedder's room
     * @param most how many readings: the sentences that come later are left out
     */
    Reading(SentenceEmbedder embedder, int[] before, int most) {
        this.embedder = embedder;
        this.before = before;
        this.most = most;
    }

    /** The pieces of the sentences, with vectors of unit length; of one that is longer than a reading its beginning. */
    List<Piece> of(List<String> sentences) {
        List<Piece> all = new ArrayList<>();
        List<int[]> together = new ArrayList<>();
        int room = embedder.room() - before.length;
        int left = room;
        int first = 0;
        int readings = 0;
        for (int i = 0; i < sentences.size() && readings < most; i++) {
            int[] pieces = embedder.pieces(sentences.get(i), room);
            if (pieces.length > left) {
                read(together, first, all);
                readings++;
                together.clear();
                left = room;
                first = i;
            }
            together.add(pieces);
            left -= pieces.length;
        }
        if (readings < most) {
            read(together, first, all);
        }
        return all;
    }

    private void read(List<int[]> sentences, int first, List<Piece> to) {
        int[] joined = Arrays.copyOf(
                before,
                before.length + sentences.stream().mapToInt(it -> it.length).sum());
        int at = before.length;
        for (int[] sentence : sentences) {
            System.arraycopy(sentence, 0, joined, at, sentence.length);
            at += sentence.length;
        }
        float[][] vectors = embedder.vectors(joined);
        WordPieces words = embedder.words();
        at = before.length;
        for (int i = 0; i < sentences.size(); i++) {
            for (int piece : sentences.get(i)) {
                to.add(new Piece(first + i, words.isContent(piece), Vectors.unit(vectors[1 + at])));
                at++;
            }
        }
    }
}
