package io.llmops.guardrails.injection.language;

import java.util.Arrays;

/**
 * Follows all rules through a text at once. For every place of every rule only the last token is kept that a prefix of
 * the rule ended with: it is the one that leaves most room for the next place. So each token costs the number of places
 * at most, whatever the text; and nothing if it is about nothing and no rule has it as a word.
 */
final class RuleScan {

    private static final int NEVER = Integer.MIN_VALUE / 2;

    private final RuleIndex index;
    private final Tokens tokens;
    private final int[] reached;
    private final int[] began;
    private final int[] seen;
    private final Hits hits = new Hits();

    RuleScan(RuleIndex index, Tokens tokens) {
        this.index = index;
        this.tokens = tokens;
        reached = new int[index.rules.length * Rule.LONGEST];
        began = new int[reached.length];
        seen = new int[index.rules.length];
        Arrays.fill(reached, NEVER);
        Arrays.fill(seen, NEVER);
    }

    Hits run() {
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.kind(token) == Tokens.Kind.PARAGRAPH) {
                Arrays.fill(reached, NEVER);
            } else {
                for (long rest = tokens.concepts(token); rest != 0; rest &= rest - 1) {
                    advance(index.ofConcept(Long.numberOfTrailingZeros(rest)), token);
                }
                advance(index.ofWord(tokens.hash(token)), token);
            }
        }
        return hits;
    }

    private void advance(int[] rules, int token) {
        for (int rule : rules) {
            if (seen[rule] != token) {
                seen[rule] = token;
                advance(rule, token);
            }
        }
    }

    /** From the last place to the first, so that one token does not take two places. */
    private void advance(int number, int token) {
        Rule rule = index.rules[number];
        int base = number * Rule.LONGEST;
        int last = rule.length() - 1;
        for (int place = last; place >= 0; place--) {
            Element element = rule.element(place);
            int at = base + place;
            boolean near = place == 0 || token - reached[at - 1] - 1 <= element.gap();
            if (near && element.fits(tokens, token)) {
                began[at] = place == 0 ? token : began[at - 1];
                reached[at] = token;
                if (place == last) {
                    hits.add(number, began[at], token);
                }
            }
        }
    }
}
