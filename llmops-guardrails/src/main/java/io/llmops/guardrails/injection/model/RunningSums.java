package io.llmops.guardrails.injection.model;

import io.llmops.guardrails.injection.language.Tokens;

/**
 * Scores the windows of a page. What a token adds to a score is looked up once and summed from the beginning of the page,
 * however many windows overlap there; a window looks again only at its first tokens, which have lost their neighbours. The
 * sums are whole numbers, so that a score is the same to the last bit as {@link LinearModel#score} of all {@link Features}.
 */
final class RunningSums {

    /** Tokens that a triple of words reaches back. */
    private static final int ORDER = 2;

    private final Page page;
    private final LinearModel model;
    private final Features features;

    // these may run over: differences are right all the same, as no window adds up to 31 bits
    private final int[] words;
    private final int[] parts;
    private final int[] meanings;
    private final int[] near;
    private final int[] concepts;

    // how many features these are
    private final int[] partsSeen;
    private final int[] meaningsSeen;
    private final int[] nearSeen;
    private final int[] conceptsSeen;

    RunningSums(Page page, LinearModel model, Features features) {
        this.page = page;
        this.model = model;
        this.features = features;
        int tokens = page.tokens().size();
        int concepts = page.landmarks().conceptsBefore(tokens);
        int meaningful = page.landmarks().meaningfulBefore(tokens);
        this.words = new int[tokens + 1];
        this.parts = new int[tokens + 1];
        this.partsSeen = new int[tokens + 1];
        this.meanings = new int[tokens + 1];
        this.meaningsSeen = new int[tokens + 1];
        this.near = new int[meaningful + 1];
        this.nearSeen = new int[meaningful + 1];
        this.concepts = new int[concepts + 1];
        this.conceptsSeen = new int[concepts + 1];
        sum(page.tokens());
    }

    private void sum(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            features.clear();
            features.word(tokens, 0, i);
            words[i + 1] = words[i] + seen();
            features.clear();
            features.parts(tokens, i);
            parts[i + 1] = parts[i] + seen();
            partsSeen[i + 1] = partsSeen[i] + features.size();
            features.clear();
            features.meaning(tokens, i);
            features.meaningOrder(tokens, 0, i);
            meanings[i + 1] = meanings[i] + seen();
            meaningsSeen[i + 1] = meaningsSeen[i] + features.size();
        }
        for (int i = 0; i + 1 < near.length; i++) {
            features.clear();
            features.near(page, 0, i);
            near[i + 1] = near[i] + seen();
            nearSeen[i + 1] = nearSeen[i] + features.size();
        }
        for (int i = 0; i + 1 < concepts.length; i++) {
            features.clear();
            features.concept(page.landmarks(), 0, i);
            concepts[i + 1] = concepts[i] + seen();
            conceptsSeen[i + 1] = conceptsSeen[i] + features.size();
        }
    }

    private int seen() {
        return (int) model.sum(features, 0, features.size());
    }

    double score(Window window) {
        double score = model.header().bias();
        score += words(window);
        score += parts(window);
        score += concepts(window);
        score += meanings(window);
        return score + rules(window);
    }

    private double words(Window window) {
        int edge = Math.min(window.to(), window.from() + ORDER);
        features.clear();
        for (int i = window.from(); i < edge; i++) {
            features.word(page.tokens(), window.from(), i);
        }
        return share(0, words[window.to()] - words[edge], Features.OF_A_WORD * (window.to() - edge));
    }

    private double parts(Window window) {
        features.clear();
        return share(1, parts[window.to()] - parts[window.from()], partsSeen[window.to()] - partsSeen[window.from()]);
    }

    private double concepts(Window window) {
        Landmarks landmarks = page.landmarks();
        int first = landmarks.conceptsBefore(window.from());
        int edge = landmarks.conceptsBefore(Math.min(window.to(), window.from() + Features.CONCEPTS_REACH));
        int end = landmarks.conceptsBefore(window.to());
        features.clear();
        for (int i = first; i < edge; i++) {
            features.concept(landmarks, first, i);
        }
        Shape.look(page, window, features);
        page.contrast().look(page.tokens(), window, features);
        return share(2, concepts[end] - concepts[edge], conceptsSeen[end] - conceptsSeen[edge]);
    }

    private double meanings(Window window) {
        int edge = Math.min(window.to(), window.from() + ORDER);
        int first = page.landmarks().meaningfulBefore(window.from());
        int end = page.landmarks().meaningfulBefore(window.to());
        int nearEdge = Math.min(end, first + Features.NEAR);
        features.clear();
        for (int i = window.from(); i < edge; i++) {
            features.meaning(page.tokens(), i);
            features.meaningOrder(page.tokens(), window.from(), i);
        }
        for (int i = first; i < nearEdge; i++) {
            features.near(page, first, i);
        }
        return share(
                3,
                meanings[window.to()] - meanings[edge] + near[end] - near[nearEdge],
                meaningsSeen[window.to()] - meaningsSeen[edge] + nearSeen[end] - nearSeen[nearEdge]);
    }

    private double rules(Window window) {
        features.clear();
        features.rules(page.hits(), window);
        return share(4, 0, 0);
    }

    /** What a group adds: what was summed before, and the features that are there now. */
    private double share(int group, int summed, int count) {
        return model.share(group, summed + model.sum(features, 0, features.size()), count + features.size());
    }
}
