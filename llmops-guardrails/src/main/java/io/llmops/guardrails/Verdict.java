package io.llmops.guardrails;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a guardrail says about a text. */
public sealed interface Verdict {

    /** The same, without what scores less than that: then it is a pass that tells the score. */
    default Verdict from(double threshold) {
        return this;
    }

    /**
     * Nothing found.
     *
     * @param score how suspicious the text is all the same, 0..1, where the guardrail scores
     * @param undecidedFrom index from which on more text may change the verdict; see {@link Guardrail}. Ignored on a
     *     complete text
     */
    record Pass(OptionalDouble score, OptionalInt undecidedFrom) implements Verdict {

        private static final Pass CLEAN = new Pass(OptionalDouble.empty(), OptionalInt.empty());

        public Pass withUndecidedFrom(int index) {
            return new Pass(score, OptionalInt.of(index));
        }
    }

    /**
     * Parts of the text must go. The {@link Enforcement} may make it a block.
     *
     * @param findings at least one, in any order; they may overlap
     * @param undecidedFrom as for {@link Pass}; findings that start there or later wait
     */
    record Redact(List<Finding> findings, OptionalInt undecidedFrom) implements Verdict {

        public Redact {
            findings = List.copyOf(findings);
            if (findings.isEmpty()) {
                throw new IllegalArgumentException("A redaction needs a finding; say Verdict.pass() without");
            }
        }

        @Override
        public Verdict from(double threshold) {
            List<Finding> counting = findings.stream()
                    .filter(finding -> finding.score() >= threshold)
                    .toList();
            if (counting.size() == findings.size()) {
                return this;
            }
            double most = findings.stream().mapToDouble(Finding::score).max().orElseThrow();
            return counting.isEmpty()
                    ? new Pass(OptionalDouble.of(most), undecidedFrom)
                    : new Redact(counting, undecidedFrom);
        }

        public Redact withUndecidedFrom(int index) {
            return new Redact(findings, OptionalInt.of(index));
        }
    }

    /**
     * The text must not go on. On a piece of a stream: whatever comes after it.
     *
     * @param category as in {@link Finding}
     * @param ruleId as in {@link Finding}
     * @param score how sure, 0..1
     */
    record Block(String category, String ruleId, double score) implements Verdict {

        public Block {
            Finding.requireScore(score);
        }

        @Override
        public Verdict from(double threshold) {
            return score >= threshold ? this : pass(score);
        }
    }

    static Pass pass() {
        return Pass.CLEAN;
    }

    static Pass pass(double score) {
        Finding.requireScore(score);
        return new Pass(OptionalDouble.of(score), OptionalInt.empty());
    }

    static Block block(String category, String ruleId, double score) {
        return new Block(category, ruleId, score);
    }

    /** A redaction of what was found, or a pass if that is nothing. */
    static Verdict of(List<Finding> findings) {
        return findings.isEmpty() ? pass() : new Redact(findings, OptionalInt.empty());
    }

    /** The same, for a guardrail that knows from where on it is undecided. */
    static Verdict of(List<Finding> findings, int undecidedFrom) {
        return findings.isEmpty()
                ? pass().withUndecidedFrom(undecidedFrom)
                : new Redact(findings, OptionalInt.of(undecidedFrom));
    }
}
