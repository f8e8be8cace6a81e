package io.llmops.guardrails;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Origin;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Carries out one guardrail's word on one text, whole or as it comes; a whole text is a stream of one chunk, so both
 * give the same. Keeps what is undecided and the context before it, nothing else. Overlapping findings become one
 * placeholder, that of the one that starts first.
 */
final class Stage {

    private static final Comparator<Finding> FIRST_THEN_LONGEST = Comparator.comparingInt(Finding::start)
            .thenComparing(Finding::end, Comparator.reverseOrder())
            .thenComparing(Finding::ruleId);

    private final GuardrailRun run;
    private final Origin origin;
    /** Context, then what is undecided. */
    private final StringBuilder held = new StringBuilder();
    /** Where in {@link #held} the undecided begins. */
    private int decidedUntil;
    /** Up to where in {@link #held} a placeholder that was shown stands for the text. */
    private int coveredUntil;

    Stage(GuardrailRun run, Origin origin) {
        this.run = run;
        this.origin = origin;
    }

    /**
     * Takes more text.
     *
     * @return what is decided now
     * @throws CallBlockedException if the guardrail blocks
     */
    String accept(String delta) {
        held.append(delta);
        return delta.isEmpty() || run.holdBack().isWhole() ? "" : advance(false);
    }

    /** Takes the last of the text and returns all that is left to show. Throws as {@link #accept} does. */
    String drain(String last) {
        held.append(last);
        return held.length() == decidedUntil ? "" : advance(true);
    }

    private String advance(boolean complete) {
        String text = held.toString();
        Verdict verdict = run.check(new Text(text, origin, decidedUntil, complete));
        if (verdict instanceof Verdict.Block block) {
            throw run.blocked(block.category(), block.ruleId(), OptionalDouble.of(block.score()));
        } else if (verdict instanceof Verdict.Redact redact) {
            int until = complete ? text.length() : decidable(text, redact.undecidedFrom());
            return show(text, until, decided(redact.findings(), until));
        }
        Verdict.Pass pass = (Verdict.Pass) verdict;
        run.passed(pass);
        return show(text, complete ? text.length() : decidable(text, pass.undecidedFrom()), List.of());
    }

    /** Where the undecided begins: no farther from the end than the hold-back, and not within a character. */
    private int decidable(String text, OptionalInt undecidedFrom) {
        int length = text.length();
        int latest = length - run.holdBack().characters();
        int until = Math.min(length, Math.max(undecidedFrom.orElse(latest), latest));
        boolean halfway = until > 0
                && Character.isHighSurrogate(text.charAt(until - 1))
                && (until == length || Character.isLowSurrogate(text.charAt(until)));
        return Math.max(decidedUntil, halfway ? until - 1 : until);
    }

    private List<Finding> decided(List<Finding> findings, int until) {
        return findings.stream()
                .filter(finding -> finding.start() >= decidedUntil && finding.start() < until)
                .sorted(FIRST_THEN_LONGEST)
                .toList();
    }

    private String show(String text, int until, List<Finding> findings) {
        run.found(findings);
        StringBuilder shown = new StringBuilder(until - decidedUntil);
        int at = Math.max(decidedUntil, coveredUntil);
        for (Finding finding : findings) {
            if (finding.start() >= coveredUntil) {
                shown.append(text, at, finding.start()).append(run.placeholder(finding, text));
            }
            coveredUntil = Math.max(coveredUntil, finding.end());
            at = coveredUntil;
        }
        if (at < until) {
            shown.append(text, at, until);
        }
        forget(until);
        return shown.toString();
    }

    private void forget(int until) {
        int forgotten = Math.max(0, until - run.holdBack().context());
        held.delete(0, forgotten);
        decidedUntil = until - forgotten;
        coveredUntil = Math.max(0, coveredUntil - forgotten);
    }
}
