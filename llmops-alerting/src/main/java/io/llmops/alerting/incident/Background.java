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
 */
public record Background(Map<String, String> facts, List<Happening> happenings) {

    private static final Background NONE = new Background(Map.of(), List.of());

    public Background {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        happenings = List.copyOf(happenings);
    }

    /**
     * Something that changed: a deployment, another version of a model.
     *
     * @param what in a few words: {@code checkout-bot v42 deployed}
     */
    public record Happening(Instant at, String what) {}

    /** Nothing. */
    public static Background none() {
        return NONE;
    }
}
