package io.llmops.telemetry;

import io.opentelemetry.api.common.Attributes;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Attribute sets by two words; beyond {@value #MAX_WORDS} of each they are built and not kept. */
final class AttributeMemo {

    private static final int MAX_WORDS = 200;

    private final ConcurrentMap<String, ConcurrentMap<String, Attributes>> sets = new ConcurrentHashMap<>();

    Attributes of(String first, String second, Supplier<Attributes> make) {
        ConcurrentMap<String, Attributes> ofFirst = sets.get(first);
        if (ofFirst == null && sets.size() < MAX_WORDS) {
            ofFirst = sets.computeIfAbsent(first, any -> new ConcurrentHashMap<>());
        }
        Attributes known = ofFirst == null ? null : ofFirst.get(second);
        if (known != null) {
            return known;
        }
        Attributes made = make.get();
        if (ofFirst != null && ofFirst.size() < MAX_WORDS) {
            ofFirst.put(second, made);
        }
        return made;
    }
}
