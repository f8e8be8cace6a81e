package io.llmops.onnx;

import java.util.ArrayList;
import java.util.List;

/** How near the pieces of one sentence lie to those of a context. For one thread. */
final class Nearness {

    private final int sentence;
    private double sum;
    private double worst = 1;
    private int pieces;

    private Nearness(int sentence) {
        this.sentence = sentence;
    }

    /** Of each sentence that says something. */
    static List<Nearness> ofSentences(List<Piece> answer, List<Piece> context) {
        List<Nearness> sentences = new ArrayList<>();
        for (Piece piece : answer) {
            if (piece.isContent()) {
                if (sentences.isEmpty() || sentences.get(sentences.size() - 1).sentence != piece.sentence()) {
                    sentences.add(new Nearness(piece.sentence()));
                }
                sentences.get(sentences.size() - 1).add(nearest(piece, context));
            }
        }
        return sentences;
    }

    /** The highest cosine, 0 if all are negative. */
    private static double nearest(Piece piece, List<Piece> context) {
        float nearest = 0;
        for (Piece other : context) {
            nearest = Math.max(nearest, Vectors.product(piece.vector(), other.vector()));
        }
        return Math.min(1, nearest);
    }

    private void add(double near) {
        sum += near;
        worst = Math.min(worst, near);
        pieces++;
    }

    /** Half the mean and half the worst, 0 to 1. */
    double score() {
        return (sum / pieces + worst) / 2;
    }
}
