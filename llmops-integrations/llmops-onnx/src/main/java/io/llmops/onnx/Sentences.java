package io.llmops.onnx;

import io.llmops.evaluation.text.Words;
import java.util.ArrayList;
import java.util.List;

/** Cuts texts into sentences where {@link Words} sees them end. */
final class Sentences {

    private Sentences() {}

    static List<String> of(Words words) {
        List<String> sentences = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < words.size(); i++) {
            if (words.sentenceOf(i) != words.sentenceOf(i - 1)) {
                sentences.add(words.text().substring(from, words.start(i)).strip());
                from = words.start(i);
            }
        }
        if (words.size() > 0) {
            sentences.add(words.text().substring(from).strip());
        }
        return sentences;
    }
}
