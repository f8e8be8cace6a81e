package io.llmops.onnx;

import io.llmops.evaluation.text.LongSet;
import io.llmops.evaluation.text.SentenceWords;
import io.llmops.evaluation.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The sentences of a context that an answer is held against. */
final class ContextSentences {

    private ContextSentences() {}

    /** All of them; of a longer context those that share most content words with the answer, in their order. */
    static List<String> of(Words context, Words answer, int maxChars) {
        List<String> all = Sentences.of(context);
        if (context.text().length() <= maxChars) {
            return all;
        }
        int[] shared = shared(context, answer);
        int[] chars = new int[1];
        List<Integer> best = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -shared[i]))
                .takeWhile(i -> (chars[0] += all.get(i).length()) <= maxChars)
                .sorted()
                .toList();
        List<String> chosen = new ArrayList<>();
        best.forEach(i -> chosen.add(all.get(i)));
        return chosen;
    }

    /** How many words of each sentence are content words of the answer. */
    private static int[] shared(Words context, Words answer) {
        LongSet stems = new LongSet(answer.size());
        for (int i = 0; i < answer.size(); i++) {
            if (SentenceWords.isContent(answer, i)) {
                stems.add(answer.stem(i));
            }
        }
        int[] shared = new int[context.sentences()];
        for (int i = 0; i < context.size(); i++) {
            shared[context.sentenceOf(i)] += stems.contains(context.stem(i)) ? 1 : 0;
        }
        return shared;
    }
}
