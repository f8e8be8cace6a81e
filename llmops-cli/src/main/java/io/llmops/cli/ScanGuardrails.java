package io.llmops.cli;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.injection.InjectionGuardrail;
import io.llmops.guardrails.secret.SecretGuardrail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The guardrails that a scan can run, by name. */
final class ScanGuardrails {

    static final String ALL = "all";

    private static final Map<String, Supplier<Guardrail>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("injection", InjectionGuardrail::new);
        BY_NAME.put("secret", SecretGuardrail::new);
    }

    private ScanGuardrails() {}

    /** @throws IllegalArgumentException if there is none of that name */
    static List<Guardrail> named(String name) {
        if (name.equals(ALL)) {
            List<Guardrail> all = new ArrayList<>();
            BY_NAME.values().forEach(each -> all.add(each.get()));
            return all;
        }
        Supplier<Guardrail> one = BY_NAME.get(name);
        if (one == null) {
            throw new IllegalArgumentException("No guardrail is called '" + name + "'; there are " + BY_NAME.keySet());
        }
        return List.of(one.get());
    }
}
