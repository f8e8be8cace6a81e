package io.llmops.guardrails.harm;

import java.util.Map;

/** A classifier of harm, such as a model that runs in process or a moderation service. Thread-safe. */
@FunctionalInterface
public interface HarmModel {

    /**
     * Judges a text; what it throws is the failure of the guardrail.
     *
     * @return scores by category, 0 (not at all) to 1 (sure); categories are fixed words such as {@code violence} and
     *     become metric attributes. What is not named is not judged
     */
    Map<String, Double> scores(String text);
}
