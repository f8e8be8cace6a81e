package io.llmops.cli.golden;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.probe.CaseResult;
import io.llmops.probe.CaseSummary;
import io.llmops.probe.RunReport;
import io.llmops.probe.StoredRun;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run in words, or as JSON. */
record RunText(RunReport report) {

    private static final int PERCENT = 100;
    private static final int SHOWN = 20;

    String print(Format format) {
        return format.isJson() ? Format.line(json()) : table();
    }

    private ObjectNode json() {
        StoredRun run = report.run();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("run", run.info().id())
                .put("set", run.info().set())
                .put("model", run.info().model())
                .put("stopped", report.stopped().name())
                .put("trials", run.results().size())
                .put("total", report.total())
                .put("errors", run.errors())
                .put("costUsd", run.costUsd());
        run.modelVersion().ifPresent(it -> json.put("modelVersion", it));
        if (!Double.isNaN(run.shareRight())) {
            json.put("shareRight", run.shareRight());
        }
        ObjectNode tags = json.putObject("tags");
        byTag().forEach((tag, counts) ->
                tags.putObject(tag).put("graded", counts[0]).put("right", counts[1]));
        ObjectNode errors = json.putObject("errorTypes");
        errorTypes().forEach(errors::put);
        wrong().forEach(json.putArray("wrong")::add);
        return json;
    }

    private String table() {
        StoredRun run = report.run();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s on %s%s: %s right, %d of %d trials, %d errors, %.4f USD%n",
                run.info().set(),
                run.info().model(),
                run.modelVersion().map(it -> " (" + it + ")").orElse(""),
                Double.isNaN(run.shareRight()) ? "none" : Math.round(run.shareRight() * PERCENT) + " %",
                run.results().size(),
                report.total(),
                run.errors(),
                run.costUsd()));
        byTag().forEach((tag, counts) ->
                text.append(String.format(Locale.ROOT, "  %-24s %5d of %5d right%n", tag, counts[1], counts[0])));
        errorTypes().forEach((type, count) -> text.append("  error " + type + ": " + count + System.lineSeparator()));
        List<String> wrong = wrong();
        if (!wrong.isEmpty()) {
            String more = wrong.size() > SHOWN ? " and " + (wrong.size() - SHOWN) + " more" : "";
            text.append("  wrong: " + wrong.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more
                    + System.lineSeparator());
        }
        if (!report.isComplete()) {
            text.append("  ended early: "
                    + report.stopped().name().toLowerCase(Locale.ROOT).replace('_', ' ') + System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }

    private Map<String, int[]> byTag() {
        Map<String, int[]> byTag = new TreeMap<>();
        for (CaseResult each : report.run().results()) {
            for (String tag : each.trial().tags()) {
                int[] counts = byTag.computeIfAbsent(tag, it -> new int[2]);
                counts[0] += each.isGraded() ? 1 : 0;
                counts[1] += each.isCorrect() ? 1 : 0;
            }
        }
        return byTag;
    }

    private Map<String, Integer> errorTypes() {
        Map<String, Integer> types = new TreeMap<>();
        report.run().results().forEach(it -> it.errorType().ifPresent(type -> types.merge(type, 1, Integer::sum)));
        return types;
    }

    /** Cases that were wrong at least once. */
    private List<String> wrong() {
        return report.run().cases().entrySet().stream()
                .filter(it -> isWrong(it.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean isWrong(CaseSummary summary) {
        return summary.right() < summary.graded();
    }
}
