package io.llmops.probe.compare;

import io.llmops.probe.CaseSummary;
import io.llmops.probe.StoredRun;
import io.llmops.probe.statistics.Detectable;
import io.llmops.probe.statistics.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two runs of one golden set, case by case. Four questions are asked: are as many answers right, has any tag moved, are answers
 * as long, are their lengths distributed alike; Holm's correction keeps the chance of a false claim among the four at
 * {@link #alpha}.
 *
 * <pre>{@code
 * Comparison.of(before, after).sentence();   // 91 % → 78 %, p = 0.0004; regressed: arithmetic (12 of 15)
 * }</pre>
 *
 * @param alpha the p-value below which a change is claimed
 * @param length empty where answers or their lengths are not known in both runs
 * @param checkP Holm-adjusted
 * @param tagsP Holm-adjusted, of the tag that moved most; 1 with fewer than two tags
 * @param shiftP Holm-adjusted; 1 without lengths
 * @param distributionP Holm-adjusted; 1 without lengths
 * @param changed the worst first
 * @param detectableDrop the smallest drop of the share of right answers that would have been claimed in four of five runs;
 *     empty where none would have been
 */
public record Comparison(
        double alpha,
        Verdict verdict,
        CheckChange check,
        Optional<LengthChange> length,
        double checkP,
        double tagsP,
        double shiftP,
        double distributionP,
        List<TagChange> tags,
        List<ChangedCase> changed,
        Left left,
        OptionalDouble detectableDrop) {

    /** Runs are compared every night; one false claim in a hundred nights is one in a quarter. */
    public static final double ALPHA = 0.01;

    private static final int QUESTIONS = 4;
    private static final double POWER = 0.8;

    public static Comparison of(StoredRun before, StoredRun after) {
        return of(before, after, ALPHA);
    }

    public static Comparison of(StoredRun before, StoredRun after, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha is " + alpha + "; give a chance of false claims such as 0.01");
        }
        List<PairedCase> pairs = new ArrayList<>();
        Left left = pair(before.cases(), after.cases(), pairs);
        CheckChange check = CheckChange.of(pairs);
        Optional<LengthChange> length = LengthChange.of(pairs);
        List<TagChange> tags = TagChange.of(pairs);
        double[] adjusted = Holm.adjust(
                check.p(),
                tags.size() < 2
                        ? 1
                        : tags.stream().mapToDouble(TagChange::adjustedP).min().orElse(1),
                length.map(it -> it.shift().p()).orElse(1.0),
                length.map(it -> it.distribution().p()).orElse(1.0));
        return new Comparison(
                alpha,
                verdict(check, tags, adjusted, alpha),
                check,
                length,
                adjusted[0],
                adjusted[1],
                adjusted[2],
                adjusted[3],
                tags,
                ChangedCase.of(pairs),
                left,
                Detectable.drop(pairs.size(), alpha / QUESTIONS, POWER));
    }

    private static Left pair(Map<String, CaseSummary> before, Map<String, CaseSummary> after, List<PairedCase> into) {
        int onlyBefore = (int)
                before.keySet().stream().filter(it -> !after.containsKey(it)).count();
        int onlyAfter = 0;
        int rewritten = 0;
        int ungraded = 0;
        for (Map.Entry<String, CaseSummary> each : after.entrySet()) {
            CaseSummary was = before.get(each.getKey());
            CaseSummary is = each.getValue();
            if (was == null) {
                onlyAfter++;
            } else if (isRewritten(was, is)) {
                rewritten++;
            } else if (was.graded() == 0 || is.graded() == 0) {
                ungraded++;
            } else {
                into.add(new PairedCase(was, is));
            }
        }
        return new Left(onlyBefore, onlyAfter, rewritten, ungraded);
    }

    private static boolean isRewritten(CaseSummary was, CaseSummary is) {
        String one = was.trial().fingerprint();
        String other = is.trial().fingerprint();
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static Verdict verdict(CheckChange check, List<TagChange> tags, double[] adjusted, double alpha) {
        if (adjusted[0] < alpha) {
            return check.after() < check.before() ? Verdict.REGRESSED : Verdict.IMPROVED;
        }
        if (adjusted[1] < alpha) {
            return tags.stream().anyMatch(it -> it.isRegressed(alpha)) ? Verdict.REGRESSED : Verdict.IMPROVED;
        }
        if (adjusted[2] < alpha || adjusted[3] < alpha) {
            return Verdict.CHANGED;
        }
        return check.cases() < fewestCases(alpha) ? Verdict.TOO_FEW : Verdict.NO_CHANGE_SEEN;
    }

    /** Below this not even a set in which every case became wrong would be called a change. */
    static int fewestCases(double alpha) {
        return Detectable.fewestChanges(alpha / QUESTIONS);
    }

    /** Whether any change is claimed. */
    public boolean isChange() {
        return verdict == Verdict.REGRESSED || verdict == Verdict.IMPROVED || verdict == Verdict.CHANGED;
    }

    /** Tags that are worse beyond chance, corrected over all tags. */
    public List<TagChange> regressed() {
        return tags.stream().filter(it -> it.isRegressed(alpha)).toList();
    }

    /** The outcome in one sentence. */
    public String sentence() {
        return new Sentence(this).toString();
    }
}
