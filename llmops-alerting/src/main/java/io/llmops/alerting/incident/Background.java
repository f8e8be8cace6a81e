package io.llmops.alerting.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What helps people to understand an incident, beside what was measured.
 *
 * @param facts what is known of what it is about, such as the family of the model, by name, in the order in which people
 *     should read them
 * @param happenings what changed shortly before, the latest first
 * @param findings whose trouble it is, and why, as far as that was found out
 */
public record Background(Map<String, String> facts, List<Happening> happenings, List<Finding> findings) {

    private static final Background NONE = new Background(Map.of(), List.of());

    /** Nothing was found out. */
    public Background(Map<String, String> facts, List<Happening> happenings) {
        this(facts, happenings, List.of());
    }

    public Background {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        happenings = List.copyOf(happenings);
        findings = List.copyOf(findings);
    }

    /**
     * Something that changed: a deployment, another version of a model.
     *
     * @param what in a few words: {@code checkout-bot v42 deployed}
     */
    public record Happening(Instant at, String what) {}

    /** The same, and what was found out. */
    Background with(List<Finding> found) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        found.forEach(it -> all.put(it.question() == Finding.Question.SCOPE ? Facts.SCOPE : Facts.CAUSE, it.verdict()));
        return new Background(all, happenings, found);
    }

    /** Nothing. */
    public static Background none() {
        return NONE;
    }
}
