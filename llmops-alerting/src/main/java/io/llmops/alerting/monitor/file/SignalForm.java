package io.llmops.alerting.monitor.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.signal.Signal;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A signal: the name of one under {@code signals}; a metric that has a dot in its name; or {@code {metric, where, by}}, or
 * {@code {signal, where, by}} for one that is narrower than another.
 */
final class SignalForm {

    private SignalForm() {}

    static Signal read(ConfigNode written, Names names) {
        return written.isText() ? named(written, names) : described(written.object(), names);
    }

    /** A misspelt name must not become a metric that nobody records. */
    private static Signal named(ConfigNode written, Names names) {
        String name = written.text();
        Optional<Signal> known = names.signal(name);
        if (known.isEmpty() && name.indexOf('.') < 0) {
            throw written.error("is no signal that is known above, under 'signals'" + names.signalHint(name)
                    + "; a metric without a dot in its name is written {metric: name}");
        }
        return known.orElseGet(() -> Signal.of(name));
    }

    private static Signal described(ConfigObject written, Names names) {
        Optional<ConfigNode> metric = written.optional("metric");
        Optional<ConfigNode> other = written.optional("signal");
        if (metric.isPresent() == other.isPresent()) {
            throw written.error("needs either the key 'metric' or the key 'signal'");
        }
        Signal signal = metric.map(it -> Signal.of(it.text())).orElseGet(() -> read(other.orElseThrow(), names));
        ConfigObject where = written.optionalObject("where");
        for (String label : where.keys()) {
            Signal wider = signal;
            signal = Building.at(
                    where, () -> wider.where(label, where.required(label).anyText()));
        }
        Optional<List<String>> by = written.optional("by").map(ConfigNode::texts);
        written.done();
        return by.isPresent() ? signal.by(by.get().toArray(String[]::new)) : signal;
    }

    /** In full, to be named. */
    static Tree write(Signal signal) {
        return new Tree()
                .put("metric", signal.metric())
                .putUnless(Map.of(), "where", signal.where())
                .putUnless(List.of(), "by", signal.by());
    }
}
