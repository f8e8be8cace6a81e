package io.llmops.alerting.triage;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that speaks for or against a diagnosis.
 *
 * @param name what kind of thing, such as {@code total}, {@code excess}, {@code others}, {@code rules}: stable, for machines
 * @param sentence the same for people, without any text of a call
 * @param numbers in it, by name
 */
public record Evidence(String name, String sentence, Map<String, Double> numbers) {

    public Evidence {
        numbers = Map.copyOf(new LinkedHashMap<>(numbers));
    }
}
