package io.llmops.alerting.triage;

import java.util.function.IntFunction;

/**
 * How evidence is put.
 *
 * @param counted what calls that count are: blocked, failed
 * @param rule the name of a rule, by its number
 */
public record TriageWords(String counted, IntFunction<String> rule) {

    public static TriageWords of(String counted, IntFunction<String> rule) {
        return new TriageWords(counted, rule);
    }
}
