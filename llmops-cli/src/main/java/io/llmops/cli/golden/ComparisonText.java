package io.llmops.cli.golden;

import io.llmops.probe.StoredRun;
import io.llmops.probe.compare.ChangedCase;
import io.llmops.probe.compare.CheckChange;
import io.llmops.probe.compare.Comparison;
import io.llmops.probe.compare.Left;
import io.llmops.probe.compare.LengthChange;
import io.llmops.probe.compare.TagChange;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison as people read it. */
record ComparisonText(Comparison comparison, StoredRun before, StoredRun after, boolean all) {

    private static final int SHOWN = 20;
    private static final double PERCENT = 100;

    String table() {
        StringBuilder text = new StringBuilder();
        line(text, "%s: %s", comparison.verdict(), comparison.sentence());
        versions(text);
        check(text);
        comparison.length().ifPresent(it -> length(it, text));
        tags(text);
        cases(text);
        left(text);
        return text.toString();
    }

    private static void line(StringBuilder text, String format, @Nullable Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }

    private void versions(StringBuilder text) {
        String earlier = before.modelVersion().orElse("several or unknown versions");
        String later = after.modelVersion().orElse("several or unknown versions");
        if (!earlier.equals(later)) {
            line(text, "Answered by %s, before by %s", later, earlier);
        }
    }

    private void check(StringBuilder text) {
        CheckChange check = comparison.check();
        if (check.cases() > 0) {
            line(
                    text,
                    "Right: %+.1f points (%+.1f to %+.1f), %d cases worse, %d better; h = %.2f",
                    (check.after() - check.before()) * PERCENT,
                    check.interval().low() * PERCENT,
                    check.interval().high() * PERCENT,
                    check.worse(),
                    check.better(),
                    check.cohensH());
        }
    }

    private void length(LengthChange length, StringBuilder text) {
        line(
                text,
                "Length in %s: %.2f times (%.2f to %.2f), p = %.2g; distribution p = %.2g",
                length.inTokens() ? "tokens" : "characters",
                length.ratio(),
                length.interval().low(),
                length.interval().high(),
                comparison.shiftP(),
                comparison.distributionP());
    }

    private void tags(StringBuilder text) {
        if (comparison.tags().isEmpty()) {
            return;
        }
        line(text, "%n%-24s %6s %8s %8s %6s %6s %8s", "tag", "cases", "before", "after", "worse", "better", "p");
        for (TagChange each : comparison.tags()) {
            CheckChange check = each.check();
            line(
                    text,
                    "%-24s %6d %7.1f%% %7.1f%% %6d %6d %8.2g",
                    each.tag(),
                    check.cases(),
                    check.before() * PERCENT,
                    check.after() * PERCENT,
                    check.worse(),
                    check.better(),
                    each.adjustedP());
        }
    }

    private void cases(StringBuilder text) {
        List<ChangedCase> changed = comparison.changed();
        if (changed.isEmpty()) {
            return;
        }
        line(text, "%n%-40s %8s %8s", "changed case", "before", "after");
        changed.stream()
                .limit(all ? changed.size() : SHOWN)
                .forEach(it ->
                        line(text, "%-40s %7.0f%% %7.0f%%", it.id(), it.before() * PERCENT, it.after() * PERCENT));
        if (!all && changed.size() > SHOWN) {
            line(text, "… %d in all; --all lists them", changed.size());
        }
    }

    private void left(StringBuilder text) {
        Left left = comparison.left();
        if (left.total() > 0) {
            line(
                    text,
                    "%nLeft out: %d only before, %d only after, %d rewritten, %d without a graded answer",
                    left.onlyBefore(),
                    left.onlyAfter(),
                    left.rewritten(),
                    left.ungraded());
        }
    }
}
