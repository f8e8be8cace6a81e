package io.llmops.evaluation.heuristic;

import io.llmops.evaluation.text.LongSet;
import io.llmops.evaluation.text.SentenceWords;
import io.llmops.evaluation.text.Words;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many sentences take up a content word of those before them or of the question, and how many long ones have a function word. */
final class Links {

    private static final int REACH = 3;
    private static final int LONG = 8;
    private static final double KNOWN_LANGUAGE = 0.15;

    private final Words words;
    private final LongSet asked;
    private final Deque<LongSet> before = new ArrayDeque<>();
    private int sentences;
    private int linked;
    private int longSentences;
    private int whole;
    private int spaced;
    private int functionWords;

    private Links(Words words, LongSet asked) {
        this.words = words;
        this.asked = asked;
    }

    static Links in(Words answer, Words question) {
        LongSet asked = new LongSet(question.size());
        for (int i = 0; i < question.size(); i++) {
            if (SentenceWords.isContent(question, i)) {
                asked.add(question.stem(i));
            }
        }
        Links links = new Links(answer, asked);
        for (int from = 0; from < answer.size(); ) {
            int to = SentenceWords.end(answer, from);
            if (!answer.isCode(from)) {
                links.sentence(from, to);
            }
            from = to;
        }
        return links;
    }

    private void sentence(int from, int to) {
        LongSet own = new LongSet(to - from);
        boolean links = false;
        int functions = 0;
        for (int i = from; i < to; i++) {
            if (SentenceWords.isContent(words, i)) {
                links |= isKnown(words.stem(i));
                own.add(words.stem(i));
            } else {
                functions++;
            }
            spaced += words.isUnspaced(i) ? 0 : 1;
        }
        functionWords += functions;
        if (to - from >= LONG) {
            longSentences++;
            whole += functions > 0 ? 1 : 0;
        }
        if (own.size() > 1) {
            linked += sentences > 0 && links ? 1 : 0;
            sentences++;
            before.addLast(own);
            if (before.size() > REACH) {
                before.removeFirst();
            }
        }
    }

    private boolean isKnown(long stem) {
        if (asked.contains(stem)) {
            return true;
        }
        for (LongSet one : before) {
            if (one.contains(stem)) {
                return true;
            }
        }
        return false;
    }

    /** Sentences with two content words or more. */
    int sentences() {
        return sentences;
    }

    /** Of those from the second on, the share that takes up a content word. */
    double share() {
        return sentences < 2 ? 1 : (double) linked / (sentences - 1);
    }

    int longSentences() {
        return longSentences;
    }

    double wholeShare() {
        return longSentences == 0 ? 1 : (double) whole / longSentences;
    }

    /** Whether so many words are function words that those of this language must be known here. */
    boolean isLanguageKnown() {
        return functionWords >= KNOWN_LANGUAGE * spaced;
    }
}
