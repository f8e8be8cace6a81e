package io.llmops.guardrails.injection.language;

import java.util.ArrayList;
import java.util.List;

/**
 * An order of concepts that attacks have, such as {@code OVERRIDE PRIOR INSTRUCTION}.
 *
 * <p>Written as places apart from each other by at most so many tokens: {@code STOP 2 FOLLOW 3 YOUR/PRIOR 'rules'}; two
 * where no number stands. A place names concepts or, in quotes, words.
 */
public final class Rule {

    /** The most places that a rule has. */
    static final int LONGEST = 4;

    private static final int USUAL_GAP = 2;

    private final String id;
    private final String category;
    private final String pattern;
    private final Element[] elements;

    Rule(String id, String category, String pattern) {
        this.id = id;
        this.category = category;
        this.pattern = pattern;
        this.elements = parse(pattern).toArray(Element[]::new);
        if (elements.length > LONGEST) {
            throw new IllegalArgumentException(id + " has more than " + LONGEST + " places");
        }
    }

    private static List<Element> parse(String pattern) {
        List<Element> elements = new ArrayList<>();
        int gap = USUAL_GAP;
        for (String part : pattern.split(" ", -1)) {
            if (Character.isDigit(part.charAt(0))) {
                gap = Integer.parseInt(part);
            } else {
                elements.add(element(part, gap));
                gap = USUAL_GAP;
            }
        }
        return List.copyOf(elements);
    }

    private static Element element(String part, int gap) {
        long concepts = 0;
        List<Integer> words = new ArrayList<>();
        for (String option : part.split("/", -1)) {
            if (option.startsWith("'")) {
                words.add(Hash.of(option.substring(1, option.length() - 1)));
            } else {
                concepts |= Concept.valueOf(option).bit();
            }
        }
        return new Element(concepts, words.stream().mapToInt(Integer::intValue).toArray(), gap);
    }

    /** A fixed word. */
    public String id() {
        return id;
    }

    public String category() {
        return category;
    }

    /** As it is written. */
    public String pattern() {
        return pattern;
    }

    int length() {
        return elements.length;
    }

    Element element(int index) {
        return elements[index];
    }

    boolean hasWord(int hash) {
        for (Element element : elements) {
            for (int word : element.words()) {
                if (word == hash) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return id;
    }
}
