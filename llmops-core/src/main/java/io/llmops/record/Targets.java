package io.llmops.record;

import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.llmops.call.ModelCatalogue;
import io.llmops.call.ModelInfo;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Where a call goes: as the client says, or, if it does not know its provider, as the name of the model suggests. */
final class Targets {

    private static final int MAX_MODELS = 500;

    private final ConcurrentMap<String, CallTarget> byModel = new ConcurrentHashMap<>();
    private final CallTarget stated;
    private final boolean known;
    private final ModelCatalogue models;

    Targets(CallTarget stated, ModelCatalogue models) {
        this.stated = stated;
        this.known = !CallTarget.UNKNOWN_PROVIDER.equals(stated.provider());
        this.models = models;
    }

    CallTarget of(LlmRequest request) {
        if (known || request.model().isEmpty()) {
            return stated;
        }
        String model = request.model().get();
        CallTarget guessed = byModel.get(model);
        if (guessed == null) {
            guessed = guess(model);
            if (byModel.size() < MAX_MODELS) {
                byModel.put(model, guessed);
            }
        }
        return guessed;
    }

    private CallTarget guess(String model) {
        return models.find(model)
                .flatMap(ModelInfo::provider)
                .map(provider -> new CallTarget(provider, stated.serverAddress(), stated.serverPort()))
                .orElse(stated);
    }
}
