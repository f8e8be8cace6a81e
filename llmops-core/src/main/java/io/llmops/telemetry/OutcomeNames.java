package io.llmops.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps names that the application chooses few enough for an attribute; those past the limit become {@value #OTHER}. */
final class OutcomeNames {

    private static final String OTHER = "_OTHER";
    private static final int MAX_NAMES = 100;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    String bounded(String name) {
        return seen.contains(name) || (seen.size() < MAX_NAMES && seen.add(name)) ? name : OTHER;
    }
}
