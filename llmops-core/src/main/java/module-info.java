/** What happened in an LLM call, and saying so in OpenTelemetry. Start at {@link io.llmops.LlmOps}. */
module io.llmops.core {
    requires com.fasterxml.jackson.core;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive io.opentelemetry.api;
    requires transitive io.opentelemetry.context;
    requires io.opentelemetry.common;
    requires static micrometer.core;
    requires java.net.http;
    requires static jdk.management;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.llmops;
    exports io.llmops.call;
    exports io.llmops.client;
    exports io.llmops.config;
    exports io.llmops.cost;
    exports io.llmops.evaluation;
    exports io.llmops.evaluation.heuristic;
    exports io.llmops.evaluation.text;
    exports io.llmops.instrument;
    exports io.llmops.instrument.adapter;
    exports io.llmops.instrument.json;
    exports io.llmops.instrument.mapping;
    exports io.llmops.instrument.publishers;
    exports io.llmops.instrument.returns;
    exports io.llmops.instrument.sdk;
    exports io.llmops.probe;
    exports io.llmops.probe.compare;
    exports io.llmops.probe.judge;
    exports io.llmops.probe.match;
    exports io.llmops.probe.spend;
    exports io.llmops.probe.statistics;
    exports io.llmops.record;
    exports io.llmops.resource;
    exports io.llmops.telemetry;

    uses com.fasterxml.jackson.core.JsonFactory;
    uses io.llmops.instrument.returns.ReturnTypeHandler;

    opens io.llmops.call to
            com.fasterxml.jackson.databind;
    opens io.llmops.cost to
            com.fasterxml.jackson.databind;
}
