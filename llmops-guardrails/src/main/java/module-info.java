/** What may go into a model and what may come out of it. Start at {@link io.llmops.guardrails.Guardrails}. */
module io.llmops.guardrails {
    requires transitive io.llmops.core;
    requires com.fasterxml.jackson.core;
    requires static com.networknt.schema;
    requires io.opentelemetry.context;
    requires re2j;
    requires static com.google.i18n.phonenumbers.libphonenumber;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.llmops.guardrails;
    exports io.llmops.guardrails.budget;
    exports io.llmops.guardrails.format;
    exports io.llmops.guardrails.harm;
    exports io.llmops.guardrails.html;
    exports io.llmops.guardrails.injection;
    exports io.llmops.guardrails.leak;
    exports io.llmops.guardrails.length;
    exports io.llmops.guardrails.link;
    exports io.llmops.guardrails.phrase;
    exports io.llmops.guardrails.pii;
    exports io.llmops.guardrails.policy;
    exports io.llmops.guardrails.refusal;
    exports io.llmops.guardrails.regex;
    exports io.llmops.guardrails.secret;
    exports io.llmops.guardrails.topic;
}
