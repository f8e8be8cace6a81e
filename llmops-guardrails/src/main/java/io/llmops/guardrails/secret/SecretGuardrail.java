package io.llmops.guardrails.secret;

import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Finds credentials with a well-known public format: cloud and vendor keys, tokens, private keys, connection strings
 * with a password in them. The {@linkplain io.llmops.guardrails.secret package description} lists the rules and where
 * their formats come from.
 *
 * <p>Values without a format are found where a name calls them a secret ({@code db_password = "…"}) and they look made up:
 * rule {@code assigned-secret}.
 *
 * <p>What it does not find: passwords in prose, passwords that are words, bare 32-digit keys, secrets that are encoded, split or written in other alphabets, and samples: those with {@code EXAMPLE} near their beginning, as the
 * keys in the AWS documentation have it, or with six equal characters in a row there, as in {@code xxxxxx}. Tokens end
 * after 4,096 characters at most, private keys after 8,192.
 *
 * <p>One pass over the text looks for the words that secrets begin with; only there a bounded pattern of a linear-time
 * engine (RE2/J) runs. In a stream only the last unfinished word is held back, and a private key until its end.
 *
 * <p>Its findings have score 1: a format matches or it does not. Immutable and thread-safe.
 */
public final class SecretGuardrail implements Guardrail {

    private static final HoldBack HOLD_BACK =
            HoldBack.characters(PemRule.MAX_LENGTH).withContext(TokenRule.MAX_LEAD);

    private final List<SecretRule> rules;
    private final Keywords keywords;

    /** With all rules. */
    public SecretGuardrail() {
        this(SecretRules.ALL);
    }

    private SecretGuardrail(List<SecretRule> rules) {
        this.rules = rules;
        this.keywords = new Keywords(rules.stream().map(SecretRule::keywords).toList());
    }

    /**
     * The same without some rules, such as {@code jwt} where tokens are what the conversation is about.
     *
     * @throws IllegalArgumentException if there is no such rule
     */
    public SecretGuardrail without(String... ruleIds) {
        Set<String> excluded = Set.of(ruleIds);
        List<String> known = rules.stream().map(SecretRule::id).toList();
        for (String ruleId : excluded) {
            if (!known.contains(ruleId)) {
                throw new IllegalArgumentException("No secret rule is called '" + ruleId + "'; there are " + known);
            }
        }
        return new SecretGuardrail(
                rules.stream().filter(rule -> !excluded.contains(rule.id())).toList());
    }

    @Override
    public String name() {
        return "secret";
    }

    @Override
    public HoldBack holdBack() {
        return HOLD_BACK;
    }

    @Override
    public Verdict check(Text text) {
        String content = text.content();
        Sighting sighting = new Sighting(content, text.complete());
        keywords.scan(content, sighting);
        sighting.preferFormats();
        return text.complete()
                ? Verdict.of(sighting.findings)
                : Verdict.of(sighting.findings, Math.min(sighting.openFrom, unfinishedWord(content)));
    }

    /** Where the last word begins, if it may go on; no farther back than the longest token. */
    private static int unfinishedWord(String content) {
        int earliest = Math.max(0, content.length() - TokenRule.MAX_LENGTH);
        int start = content.length();
        while (start > earliest && Chars.inToken(content.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** What the rules made of the words that were sighted in one text. */
    private final class Sighting implements Keywords.Sink {
        final List<Finding> findings = new ArrayList<>(0);
        private final String content;
        private final boolean complete;
        int openFrom;

        Sighting(String content, boolean complete) {
            this.content = content;
            this.complete = complete;
            this.openFrom = content.length();
        }

        /** What a rule with a format of its own found is not told again as a mere assignment. */
        void preferFormats() {
            List<Finding> formatted = findings.stream()
                    .filter(finding -> !finding.ruleId().equals(SecretRules.ASSIGNED))
                    .toList();
            if (formatted.size() == findings.size()) {
                return;
            }
            BitSet covered = new BitSet(content.length());
            formatted.forEach(finding -> covered.set(finding.start(), finding.end()));
            findings.removeIf(finding -> finding.ruleId().equals(SecretRules.ASSIGNED)
                    && !covered.get(finding.start(), finding.end()).isEmpty());
        }

        @Override
        public void sighted(int rule, int start, int end) {
            SecretRule candidate = rules.get(rule);
            Span span = candidate.match(content, start, end);
            if (span.open() && !complete) {
                openFrom = Math.min(openFrom, start);
            } else if (span.isFound()) {
                findings.add(new Finding(span.start(), span.end(), candidate.category(), candidate.id(), 1));
            }
        }
    }
}
