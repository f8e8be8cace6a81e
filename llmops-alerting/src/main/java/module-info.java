/** Is something wrong, who must know, what do they need. Start at {@link io.llmops.alerting.Alerting}. */
module io.llmops.alerting {
    requires transitive io.llmops.core;
    requires transitive io.opentelemetry.sdk.metrics;
    requires transitive io.opentelemetry.sdk.common;
    requires com.fasterxml.jackson.databind;
    requires static micrometer.core;
    requires java.net.http;
    requires static jdk.httpserver;
    requires transitive java.sql;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.llmops.alerting;
    exports io.llmops.alerting.alert;
    exports io.llmops.alerting.detect;
    exports io.llmops.alerting.digest;
    exports io.llmops.alerting.incident;
    exports io.llmops.alerting.incident.background;
    exports io.llmops.alerting.incident.jdbc;
    exports io.llmops.alerting.monitor;
    exports io.llmops.alerting.monitor.file;
    exports io.llmops.alerting.notify;
    exports io.llmops.alerting.react;
    exports io.llmops.alerting.route;
    exports io.llmops.alerting.route.file;
    exports io.llmops.alerting.signal;
    exports io.llmops.alerting.silence;
    exports io.llmops.alerting.triage;
    exports io.llmops.alerting.triage.cause;
    exports io.llmops.alerting.triage.cause.live;
}
