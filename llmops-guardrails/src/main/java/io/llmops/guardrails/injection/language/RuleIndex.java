package io.llmops.guardrails.injection.language;

import java.util.ArrayList;
import java.util.List;

/** Which rules have a place for a concept or a word, so that only those are looked at. */
final class RuleIndex {

    private static final int[] NONE = {};

    final Rule[] rules;
    private final int[][] byConcept = new int[Concept.values().length][];
    private final IntTable words = new IntTable(512);
    private final List<int[]> byWord = new ArrayList<>();

    RuleIndex(List<Rule> rules) {
        this.rules = rules.toArray(Rule[]::new);
        for (int concept = 0; concept < byConcept.length; concept++) {
            byConcept[concept] = rulesAbout(1L << concept);
        }
        for (Rule rule : rules) {
            for (int place = 0; place < rule.length(); place++) {
                for (int word : rule.element(place).words()) {
                    addWord(word);
                }
            }
        }
    }

    private int[] rulesAbout(long bit) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < rules.length; i++) {
            for (int place = 0; place < rules[i].length(); place++) {
                if (rules[i].element(place).isAbout(bit)) {
                    found.add(i);
                    break;
                }
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addWord(int word) {
        if (words.get(word) != 0) {
            return;
        }
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].hasWord(word)) {
                found.add(i);
            }
        }
        byWord.add(found.stream().mapToInt(Integer::intValue).toArray());
        words.put(word, byWord.size());
    }

    int[] ofConcept(int concept) {
        return byConcept[concept];
    }

    int[] ofWord(int hash) {
        int at = (int) words.get(hash);
        return at == 0 ? NONE : byWord.get(at - 1);
    }
}
