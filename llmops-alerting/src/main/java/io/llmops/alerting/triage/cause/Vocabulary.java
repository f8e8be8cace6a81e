package io.llmops.alerting.triage.cause;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** In how many of some texts each gram is. */
final class Vocabulary {

    private static final int LEAST = 2;

    private final int texts;
    private final int[] having = new int[TextFeatures.BUCKETS];

    Vocabulary(List<TextFeatures> all) {
        texts = all.size();
        for (TextFeatures each : all) {
            for (int gram : each.grams()) {
                having[gram]++;
            }
        }
    }

    /**
     * What a text is about by its words, as a vector of length 1: logarithmic counts, each by how rare the word is (Salton and
     * Buckley, Term-weighting approaches in automatic text retrieval, 1988). What only one text has, or all have, is nothing.
     */
    float[] weights(TextFeatures text) {
        int[] grams = text.grams();
        int words = words(text);
        float[] weights = new float[words];
        double squares = 0;
        for (int k = 0; k < words; k++) {
            int count = having[grams[k]];
            double rarity = count < LEAST ? 0 : Math.log((double) texts / count);
            weights[k] = (float) ((1 + Math.log(text.times()[k])) * rarity);
            squares += weights[k] * weights[k];
        }
        float length = (float) Math.sqrt(squares);
        for (int k = 0; k < words; k++) {
            weights[k] = length > 0 ? weights[k] / length : 0;
        }
        return weights;
    }

    private static int words(TextFeatures text) {
        int at = Arrays.binarySearch(text.grams(), TextFeatures.WORDS);
        return at >= 0 ? at : -at - 1;
    }

    /** The grams that tell most about texts: those nearest to being in half of them, none in fewer than so many. */
    int[] telling(int most, int least) {
        return IntStream.range(0, having.length)
                .filter(gram -> having[gram] >= least && having[gram] <= texts - least)
                .boxed()
                .sorted(Comparator.comparingInt(gram -> Math.abs(2 * having[gram] - texts)))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static boolean has(TextFeatures text, int gram) {
        return Arrays.binarySearch(text.grams(), gram) >= 0;
    }
}
