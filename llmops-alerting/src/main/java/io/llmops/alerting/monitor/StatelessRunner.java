package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.llmops.alerting.signal.Labels;

/** A runner that remembers nothing from one step to the next. */
interface StatelessRunner extends ConditionRunner {

    @Override
    default void acknowledge(Labels group) {}

    @Override
    default JsonNode save() {
        return NullNode.getInstance();
    }
}
