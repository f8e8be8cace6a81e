package io.llmops.guardrails.policy;

import io.llmops.config.ConfigException;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import io.llmops.config.Spelling;
import io.llmops.guardrails.Guardrail;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The guardrails that a policy file may name. Immutable. */
public final class GuardrailCatalog {

    private static final GuardrailCatalog BUILT_IN = new GuardrailCatalog(Map.ofEntries(
            Map.entry("injection", BuiltIn::injection),
            Map.entry("secret", BuiltIn::secret),
            Map.entry("pii", BuiltIn::pii),
            Map.entry("topic", BuiltIn::topic),
            Map.entry("regex", BuiltIn::regex),
            Map.entry("leak", BuiltIn::leak),
            Map.entry("link", BuiltIn::link),
            Map.entry("json", BuiltIn::json),
            Map.entry("length", BuiltIn::length),
            Map.entry("refusal", BuiltIn::refusal),
            Map.entry("html", BuiltIn::html),
            Map.entry("harm", BuiltIn::harm)));

    /** Makes a guardrail of what a file says. */
    @FunctionalInterface
    public interface Factory {

        /**
         * Makes a guardrail.
         *
         * @param options what stands under {@code options}; a key that is not asked for is an error. Wrong values are told
         *     by {@link ConfigNode#error}
         */
        Guardrail make(ConfigObject options);
    }

    private final Map<String, Factory> factories;

    private GuardrailCatalog(Map<String, Factory> factories) {
        this.factories = new TreeMap<>(factories);
    }

    /** The guardrails of this library. */
    public static GuardrailCatalog builtIn() {
        return BUILT_IN;
    }

    /** The same and one more, or another one under a name that there is. */
    public GuardrailCatalog with(String name, Factory factory) {
        Map<String, Factory> more = new TreeMap<>(factories);
        more.put(name, factory);
        return new GuardrailCatalog(more);
    }

    /** The names, in the order of the alphabet. */
    public Set<String> names() {
        return Collections.unmodifiableSet(factories.keySet());
    }

    /**
     * Makes a guardrail that needs no options.
     *
     * @throws IllegalArgumentException if there is none of that name, or if it needs options
     */
    public Guardrail make(String name) {
        Factory factory = factories.get(name);
        if (factory == null) {
            throw new IllegalArgumentException(
                    "No guardrail is called '" + name + "'" + Spelling.hint(name, factories.keySet()));
        }
        return made(factory, ConfigObject.empty("options of " + name));
    }

    Guardrail make(ConfigNode name, ConfigObject options) {
        Factory factory = factories.get(name.text());
        if (factory == null) {
            throw name.error("is no guardrail that is known" + Spelling.hint(name.text(), factories.keySet()));
        }
        Guardrail guardrail = made(factory, options);
        options.done();
        return guardrail;
    }

    private static Guardrail made(Factory factory, ConfigObject options) {
        try {
            return factory.make(options);
        } catch (ConfigException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw options.error(String.valueOf(e.getMessage()));
        }
    }
}
