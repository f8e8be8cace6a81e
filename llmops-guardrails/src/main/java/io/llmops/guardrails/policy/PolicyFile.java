package io.llmops.guardrails.policy;

import io.llmops.config.ConfigException;
import io.llmops.config.ConfigFile;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import io.llmops.config.Spelling;
import io.llmops.guardrails.CallMatch;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.Policies;
import io.llmops.guardrails.Policy;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Policies in a file, JSON or YAML. Read one again and give it to {@link Guardrails#use} to swap policies while calls go on.
 *
 * <pre>{@code
 * default: balanced                 # a policy below, or a profile: balanced, strict, observe
 * policies:
 *   careful:
 *     profile: strict               # begins with the guardrails of a profile; those named here take their place
 *     reply: I cannot help with that.
 *     input:
 *       - guardrail: secret
 *         mode: observe             # enforce (default), observe, or disabled
 *         on-finding: redact        # redact (default), restore, or block
 *         on-failure: pass          # pass (default) or block
 *         threshold: 0.8            # instead of the guardrail's own
 *         within: 50ms              # no limit by default
 * rules:                            # the first that fits wins
 *   - customer: [acme, umbrella]
 *     environment: prod
 *     policy: careful
 * }</pre>
 */
public final class PolicyFile {

    private final GuardrailCatalog catalog;
    private final Map<String, Policy> policies = new LinkedHashMap<>();

    private PolicyFile(GuardrailCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads policies of built-in guardrails.
     *
     * @throws ConfigException if something is wrong in it; names line, key and the fix
     */
    public static Policies read(Path file) {
        return read(file, GuardrailCatalog.builtIn());
    }

    /** Reads policies of these guardrails; throws as {@link #read(Path)} does. */
    public static Policies read(Path file, GuardrailCatalog catalog) {
        return new PolicyFile(catalog).policies(ConfigFile.read(file));
    }

    /**
     * Reads a text; throws as {@link #read(Path)} does.
     *
     * @param source the text's name in errors; it is YAML if this ends with {@code .yaml}
     */
    public static Policies parse(String source, String text, GuardrailCatalog catalog) {
        return new PolicyFile(catalog).policies(ConfigFile.parse(source, text));
    }

    private Policies policies(ConfigNode root) {
        ConfigObject file = root.object();
        ConfigObject named = file.optionalObject("policies");
        for (String name : named.keys()) {
            ConfigObject policy = named.required(name).object();
            policies.put(name, new PolicyReader(catalog).read(name, policy));
        }
        Policies read = Policies.of(policy(file.required("default")));
        for (ConfigNode rule : file.optional("rules").map(ConfigNode::items).orElse(List.of())) {
            read = rule(read, rule.object());
        }
        file.done();
        return read;
    }

    private Policies rule(Policies before, ConfigObject rule) {
        CallMatch match = CallMatch.any()
                .customer(values(rule, "customer"))
                .environment(values(rule, "environment"))
                .feature(values(rule, "feature"))
                .model(values(rule, "model"));
        Policy policy = policy(rule.required("policy"));
        rule.done();
        if (match.equals(CallMatch.any())) {
            throw rule.error("fits every call; name a customer, an environment, a feature or a model, "
                    + "or make its policy the default");
        }
        return before.when(match, policy);
    }

    private static String[] values(ConfigObject rule, String key) {
        return rule.optional(key)
                .map(node -> Set.copyOf(node.texts()))
                .orElse(Set.of())
                .toArray(String[]::new);
    }

    private Policy policy(ConfigNode name) {
        Policy policy = policies.get(name.text());
        return policy != null
                ? policy
                : Profiles.named(name.text()).orElseThrow(() -> {
                    Set<String> known = new TreeSet<>(Profiles.names());
                    known.addAll(policies.keySet());
                    return name.error("is no policy that is known" + Spelling.hint(name.text(), known));
                });
    }
}
