/** Contract tests to inherit, a local model server, PagerDuty and Slack stand-ins. */
module io.llmops.testkit {
    requires transitive io.llmops.core;
    requires transitive io.llmops.guardrails;
    requires transitive io.llmops.alerting;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive io.opentelemetry.sdk;
    requires io.opentelemetry.sdk.testing;
    requires io.opentelemetry.sdk.trace;
    requires transitive jdk.httpserver;
    requires java.net.http;
    requires static micrometer.core;
    requires static transitive org.jspecify;

    exports io.llmops.testkit.contract;
    exports io.llmops.testkit.pagerduty;
    exports io.llmops.testkit.recorded;
    exports io.llmops.testkit.server;
    exports io.llmops.testkit.slack;

    // contract tests are inherited: JUnit runs them here
    opens io.llmops.testkit.contract to
            org.junit.platform.commons;
}
