package io.llmops.guardrails.policy;

import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.format.JsonGuardrail;
import io.llmops.guardrails.harm.HarmGuardrail;
import io.llmops.guardrails.html.HtmlGuardrail;
import io.llmops.guardrails.injection.InjectionGuardrail;
import io.llmops.guardrails.injection.OperatingPoint;
import io.llmops.guardrails.leak.LeakGuardrail;
import io.llmops.guardrails.length.LengthGuardrail;
import io.llmops.guardrails.link.LinkGuardrail;
import io.llmops.guardrails.pii.Entity;
import io.llmops.guardrails.pii.PiiGuardrail;
import io.llmops.guardrails.refusal.RefusalGuardrail;
import io.llmops.guardrails.regex.RegexGuardrail;
import io.llmops.guardrails.secret.SecretGuardrail;
import io.llmops.guardrails.topic.TopicGuardrail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the guardrails of this library of what a file says. */
final class BuiltIn {

    private BuiltIn() {}

    /** {@code at}: {@code block} or {@code observe}. */
    static Guardrail injection(ConfigObject options) {
        return new InjectionGuardrail(options.optional("at")
                .map(node -> node.oneOf(OperatingPoint.class))
                .orElse(OperatingPoint.BLOCK));
    }

    /** {@code without}: rules to leave out. */
    static Guardrail secret(ConfigObject options) {
        return new SecretGuardrail().without(texts(options, "without"));
    }

    /** {@code entities} or {@code without}: which; {@code locales}: such as {@code de-DE}; {@code libphonenumber}: true. */
    static Guardrail pii(ConfigObject options) {
        Entity[] all = options.optional("entities").map(BuiltIn::entities).orElse(Entity.values());
        PiiGuardrail guardrail = PiiGuardrail.of(all);
        Optional<Entity[]> without = options.optional("without").map(BuiltIn::entities);
        Optional<Locale[]> locales = options.optional("locales").map(BuiltIn::locales);
        boolean library =
                options.optional("libphonenumber").map(ConfigNode::truth).orElse(false);
        guardrail = without.map(guardrail::without).orElse(guardrail);
        guardrail = locales.map(guardrail::locales).orElse(guardrail);
        return library ? guardrail.withLibphonenumber() : guardrail;
    }

    private static Entity[] entities(ConfigNode names) {
        List<ConfigNode> each = names.isText() ? List.of(names) : names.items();
        return each.stream().map(name -> name.oneOf(Entity.class)).toArray(Entity[]::new);
    }

    private static Locale[] locales(ConfigNode tags) {
        return tags.texts().stream().map(Locale::forLanguageTag).toArray(Locale[]::new);
    }

    /** {@code deny}: lists of phrases by topic; {@code allow}: phrases. */
    static Guardrail topic(ConfigObject options) {
        ConfigObject denied = options.required("deny").object();
        Optional<TopicGuardrail> guardrail = Optional.empty();
        for (String topic : denied.keys()) {
            List<String> phrases = denied.required(topic).texts();
            guardrail = Optional.of(guardrail
                    .map(before -> before.deny(topic, phrases))
                    .orElseGet(() -> TopicGuardrail.denying(topic, phrases)));
        }
        return guardrail
                .orElseThrow(() -> options.error("denies nothing; name a topic and its phrases under 'deny'"))
                .allow(List.of(texts(options, "allow")));
    }

    /** {@code category}, {@code expression}, and {@code longest} for streams. */
    static Guardrail regex(ConfigObject options) {
        RegexGuardrail guardrail = RegexGuardrail.of(
                options.required("category").text(),
                options.required("expression").text());
        return options.optional("longest")
                .map(ConfigNode::positive)
                .map(guardrail::withLongest)
                .orElse(guardrail);
    }

    /** {@code canaries}, and {@code words} of a run. */
    static Guardrail leak(ConfigObject options) {
        LeakGuardrail guardrail = new LeakGuardrail().withCanaries(texts(options, "canaries"));
        return options.optional("words")
                .map(ConfigNode::positive)
                .map(guardrail::withWords)
                .orElse(guardrail);
    }

    /** {@code hosts} that are allowed, and {@code payload} of links to others. */
    static Guardrail link(ConfigObject options) {
        LinkGuardrail guardrail = LinkGuardrail.allowing(texts(options, "hosts"));
        return options.optional("payload")
                .map(ConfigNode::positive)
                .map(guardrail::withPayload)
                .orElse(guardrail);
    }

    /** {@code when}: {@code asked} (default) or {@code always}; {@code fence}: whether it is allowed; {@code schema}. */
    static Guardrail json(ConfigObject options) {
        When when = options.optional("when").map(node -> node.oneOf(When.class)).orElse(When.ASKED);
        JsonGuardrail guardrail = when == When.ALWAYS ? JsonGuardrail.always() : JsonGuardrail.whenAsked();
        if (options.optional("fence").map(ConfigNode::truth).orElse(false)) {
            guardrail = guardrail.allowingFence();
        }
        Optional<String> schema = options.optional("schema").map(ConfigNode::text);
        return schema.isPresent() ? guardrail.withSchema(schema.get()) : guardrail;
    }

    private enum When {
        ASKED,
        ALWAYS
    }

    /** {@code characters} or {@code tokens}. */
    static Guardrail length(ConfigObject options) {
        Optional<LengthGuardrail> characters =
                options.optional("characters").map(ConfigNode::positive).map(LengthGuardrail::characters);
        Optional<LengthGuardrail> tokens =
                options.optional("tokens").map(ConfigNode::positive).map(LengthGuardrail::tokens);
        if (characters.isPresent() == tokens.isPresent()) {
            throw options.error("needs one limit: 'characters' or 'tokens'");
        }
        return characters.or(() -> tokens).orElseThrow();
    }

    static Guardrail refusal(ConfigObject options) {
        return new RefusalGuardrail();
    }

    static Guardrail html(ConfigObject options) {
        return new HtmlGuardrail();
    }

    /** {@code without}: categories to leave out. The threshold is that of the enforcement. */
    static Guardrail harm(ConfigObject options) {
        return new HarmGuardrail().without(texts(options, "without"));
    }

    private static String[] texts(ConfigObject options, String key) {
        return options.optional(key).map(ConfigNode::texts).orElse(List.of()).toArray(String[]::new);
    }
}
