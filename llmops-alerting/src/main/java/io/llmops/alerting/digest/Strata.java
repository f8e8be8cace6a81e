package io.llmops.alerting.digest;

import io.llmops.call.CallLabels;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.Role;
import java.util.Optional;

/** Who asks and what kind of question it is, as keyed hashes. */
final class Strata {

    /** Of a system prompt; what follows is seldom a template. */
    private static final int PROMPT_CHARS = 128;

    private final KeyedHash hash;

    Strata(KeyedHash hash) {
        this.hash = hash;
    }

    /** 0 if nobody said who calls. */
    long customer(LlmCall call) {
        return of(call.labels().customer());
    }

    /** Operation, environment, feature, and the beginning of the system prompt. */
    long stratum(LlmCall call) {
        CallLabels labels = call.labels();
        LlmRequest request = call.request();
        long stratum = hash.of(request.operation());
        stratum = KeyedHash.join(stratum, of(labels.environment()));
        stratum = KeyedHash.join(stratum, of(labels.feature()));
        return KeyedHash.join(stratum, systemPrompt(request));
    }

    private long of(Optional<String> label) {
        return label.isPresent() ? hash.of(label.get()) : 0;
    }

    private long systemPrompt(LlmRequest request) {
        if (request.messages().isEmpty()) {
            return 0;
        }
        Message first = request.messages().get(0);
        boolean system = first.role() == Role.SYSTEM && !first.parts().isEmpty();
        return system && first.parts().get(0) instanceof Part.Text text
                ? hash.of(text.text(), Math.min(PROMPT_CHARS, text.text().length()))
                : 0;
    }
}
