package io.llmops.cli;

import io.llmops.guardrails.Placement;
import io.llmops.guardrails.Policy;
import io.llmops.guardrails.policy.GuardrailCatalog;
import io.llmops.guardrails.policy.PolicyFile;
import io.llmops.guardrails.policy.Profiles;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The guardrails that a scan runs. */
final class ScanGuardrails {

    private ScanGuardrails() {}

    /**
     * Those of a policy that look at requests; of the default profile without one; one alone if it is named.
     *
     * @throws IllegalArgumentException if the file is wrong, or if there is no guardrail of that name
     */
    static List<Placement> of(@Nullable Path policyFile, @Nullable String name) {
        if (name != null && policyFile == null) {
            return Policy.builder("scan")
                    .input(GuardrailCatalog.builtIn().make(name))
                    .build()
                    .inputs();
        }
        List<Placement> placed = policyFile == null
                ? Profiles.balanced().inputs()
                : PolicyFile.read(policyFile).byDefault().inputs();
        return name == null ? placed : only(name, placed);
    }

    private static List<Placement> only(String name, List<Placement> placed) {
        List<Placement> named =
                placed.stream().filter(each -> each.name().equals(name)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("The policy has no guardrail '" + name + "' for requests; it has "
                    + placed.stream().map(Placement::name).toList());
        }
        return named;
    }
}
