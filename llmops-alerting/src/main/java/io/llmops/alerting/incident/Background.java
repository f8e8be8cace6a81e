package io.llmops.alerting.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What helps people to understand an incident, beside what was measured.
 *
 * @param facts what is known of what it is about, such as the family of the model, by name, in the order in which people
 *     should read them
 * @param happenings what changed shortly before, the latest first
 * @param finding whose trouble it is, if that was found out
 */
public record Background(Map<String, String> facts, List<Happening> happenings, Optional<Finding> finding) {

    private static final Background NONE = new Background(Map.of(), List.of());

    /** Of nobody's trouble in particular, as far as is known. */
    public Background(Map<String, String> facts, List<Happening> happenings) {
        this(facts, happenings, Optional.empty());
    }

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

    /** The same, and what was found out about whose trouble it is. */
    Background with(Optional<Finding> found) {
        Map<String, String> all = new LinkedHashMap<>(facts);
        found.ifPresent(it -> all.put(Facts.SCOPE, it.scope().name()));
        return new Background(all, happenings, found);
    }

    /** Nothing. */
    public static Background none() {
        return NONE;
    }
}
