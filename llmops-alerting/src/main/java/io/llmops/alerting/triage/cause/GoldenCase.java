package io.llmops.alerting.triage.cause;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One question with its answers before and after: as many as there are repeats, at least one of each. */
record GoldenCase(List<GoldenAnswer> before, List<GoldenAnswer> after) {

    /** Questions that were answered in both runs. */
    static List<GoldenCase> pair(List<GoldenAnswer> before, List<GoldenAnswer> after) {
        Map<String, GoldenCase> cases = new LinkedHashMap<>();
        before.forEach(each -> of(each, cases).before.add(each));
        after.forEach(each -> of(each, cases).after.add(each));
        return cases.values().stream()
                .filter(Predicate.not(it -> it.before.isEmpty() || it.after.isEmpty()))
                .toList();
    }

    private static GoldenCase of(GoldenAnswer answer, Map<String, GoldenCase> cases) {
        return cases.computeIfAbsent(answer.question(), any -> new GoldenCase(new ArrayList<>(), new ArrayList<>()));
    }

    boolean isSingle() {
        return before.size() == 1 && after.size() == 1;
    }

    boolean hasTexts() {
        return before.stream().allMatch(it -> it.output().isPresent())
                && after.stream().allMatch(it -> it.output().isPresent());
    }

    double rightBefore() {
        return right(before);
    }

    double moreRight() {
        return right(after) - right(before);
    }

    double logLengthBefore() {
        return logLength(before);
    }

    double logLengthAfter() {
        return logLength(after);
    }

    private static double right(List<GoldenAnswer> answers) {
        return answers.stream()
                .mapToDouble(it -> it.isCorrect() ? 1 : 0)
                .average()
                .orElse(0);
    }

    private static double logLength(List<GoldenAnswer> answers) {
        return answers.stream()
                .mapToDouble(it -> it.output().orElseThrow().logLength())
                .average()
                .orElse(0);
    }

    /** All texts, and for each whether it is of after. */
    void texts(List<TextFeatures> texts, List<Boolean> labels) {
        before.forEach(it -> texts.add(it.output().orElseThrow()));
        before.forEach(it -> labels.add(false));
        after.forEach(it -> texts.add(it.output().orElseThrow()));
        after.forEach(it -> labels.add(true));
    }
}
