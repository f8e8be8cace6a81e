package io.llmops.alerting.route.file;

import io.llmops.alerting.route.OnCall;
import io.llmops.config.ConfigNode;
import io.llmops.config.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whom a file may lead to. */
final class Receivers {

    private final Set<String> known;
    private final boolean isKnown;

    Receivers(Set<String> notifiers, Map<String, OnCall> onCall) {
        known = new TreeSet<>(notifiers);
        isKnown = !notifiers.isEmpty();
        known.addAll(onCall.keySet());
    }

    /** One name, or several. */
    List<String> read(ConfigNode written) {
        if (written.isText()) {
            requireKnown(written);
            return List.of(written.text());
        }
        List<ConfigNode> items = written.items();
        if (items.isEmpty()) {
            throw written.error("leads to nobody; name a notifier");
        }
        items.forEach(this::requireKnown);
        return items.stream().map(ConfigNode::text).toList();
    }

    private void requireKnown(ConfigNode name) {
        if (isKnown && !known.contains(name.text())) {
            throw name.error("is no notifier, and nobody on call" + Spelling.hint(name.text(), known));
        }
    }

    /** One name as a text, as people write it. */
    static Object written(List<String> names) {
        return names.size() == 1 ? names.get(0) : names;
    }
}
