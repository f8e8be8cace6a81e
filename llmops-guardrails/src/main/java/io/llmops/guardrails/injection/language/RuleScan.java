package io.llmops.guardrails.injection.language;

import java.util.Arrays;

/**
 * Follows all rules through a text at once. For every place of every rule only the last token is kept that a prefix of
 * the rule ended with: it is the one that leaves most room for the next place. So each token costs the number of places
 * at most, whatever the text; and nothing if it is about nothing and no rule has it as a word.
 */
final class RuleScan {

    private static final int NEVER = Integer.MIN_VALUE / 2;

    private final Rule[] rules;
    private final int[][] reached;
    private final int[][] began;
    private final IntTable words;
    private final Hits hits = new Hits();

    RuleScan(Rule[] rules, IntTable words) {
        this.rules = rules;
        this.words = words;
        reached = new int[rules.length][];
        began = new int[rules.length][];
        for (int i = 0; i < rules.length; i++) {
            reached[i] = new int[rules[i].length()];
            began[i] = new int[rules[i].length()];
        }
        forget();
    }

    private void forget() {
        for (int[] each : reached) {
            Arrays.fill(each, NEVER);
        }
    }

    Hits run(Tokens tokens) {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.kind(token) == Tokens.Kind.PARAGRAPH) {
                forget();
            } else if (tokens.concepts(token) != 0 || words.get(tokens.hash(token)) != 0) {
                for (int rule = 0; rule < rules.length; rule++) {
                    advance(rule, tokens, token);
                }
            }
        }
        return hits;
    }

    /** From the last place to the first, so that one token does not take two places. */
    private void advance(int index, Tokens tokens, int token) {
        Rule rule = rules[index];
        int last = rule.length() - 1;
        for (int place = last; place >= 0; place--) {
            Element element = rule.element(place);
            boolean near = place == 0 || token - reached[index][place - 1] - 1 <= element.gap();
            if (near && element.fits(tokens, token)) {
                began[index][place] = place == 0 ? token : began[index][place - 1];
                reached[index][place] = token;
                if (place == last) {
                    hits.add(index, began[index][place], token);
                }
            }
        }
    }
}
