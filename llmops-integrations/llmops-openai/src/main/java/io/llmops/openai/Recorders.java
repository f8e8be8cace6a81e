package io.llmops.openai;

import io.llmops.LlmOps;
import io.llmops.call.CallTarget;
import io.llmops.record.CallRecorder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One recorder for each endpoint: hosts may call {@code withOptions} for every request. Thread-safe. */
final class Recorders {

    /** More base URLs than one client ever gets; past it, calls are recorded without an address. */
    private static final int MAX_ENDPOINTS = 100;

    private final Map<CallTarget, CallRecorder> recorders = new ConcurrentHashMap<>();
    private final LlmOps ops;
    private final Settings settings;
    private final StreamUsage streamUsage;

    Recorders(LlmOps ops, Settings settings) {
        this.ops = ops;
        this.settings = settings;
        this.streamUsage = new StreamUsage(settings.countsStreamedTokens());
    }

    CallRecorder at(Optional<String> baseUrl) {
        CallTarget target = Endpoint.target(baseUrl, settings.provider());
        boolean full = recorders.size() >= MAX_ENDPOINTS && !recorders.containsKey(target);
        return recorders.computeIfAbsent(
                full ? CallTarget.of(target.provider()) : target, it -> ops.recorder(it, new OpenAiErrors()));
    }

    StreamUsage streamUsage() {
        return streamUsage;
    }
}
