package io.llmops.instrument;

import io.llmops.instrument.mapping.MethodMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the mappings of a type leave unknown, in words and with the fix. */
final class Gaps {

    private Gaps() {}

    static List<String> of(InstrumentedMethods methods) {
        List<String> gaps = new ArrayList<>();
        add(
                gaps,
                methods,
                MethodMapping::tellsUsage,
                "Tokens and cost of %s will be missing: give ops.instrument a %s.usage(answer -> Usage.of(…, …)), or, where "
                        + "an answer does not tell them, answer with LlmResponse");
        add(
                gaps,
                methods,
                MethodMapping::tellsText,
                "Guardrails and evaluators will not see the answers of %s: give ops.instrument a %s.text(answer -> …)");
        add(
                gaps,
                methods,
                MethodMapping::tellsQuestion,
                "Guardrails and evaluators will not see what %s asks: give ops.instrument a %s.prompt(arguments -> …)");
        return gaps;
    }

    private static void add(
            List<String> gaps, InstrumentedMethods methods, Predicate<MethodMapping> known, String message) {
        List<MethodMapping> without =
                methods.mappings().stream().filter(known.negate()).toList();
        if (!without.isEmpty()) {
            gaps.add(String.format(
                    message, joined(without, MethodMapping::signature), joined(without, MethodMapping::mapping)));
        }
    }

    private static String joined(List<MethodMapping> mappings, Function<MethodMapping, Object> what) {
        return mappings.stream()
                .map(mapping -> what.apply(mapping).toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
