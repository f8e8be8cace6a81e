package io.llmops.instrument.sdk;

import io.llmops.call.CallTarget;
import io.llmops.record.CallRecorder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One recorder for each endpoint: hosts may call {@code withOptions} for every request. Thread-safe. */
public final class Recorders {

    /** More base URLs than one client ever gets; past it, calls are recorded without an address. */
    private static final int MAX_ENDPOINTS = 100;

    private final Map<CallTarget, CallRecorder> recorders = new ConcurrentHashMap<>();
    private final Function<CallTarget, CallRecorder> maker;

    public Recorders(Function<CallTarget, CallRecorder> maker) {
        this.maker = maker;
    }

    public CallRecorder at(CallTarget target) {
        boolean full = recorders.size() >= MAX_ENDPOINTS && !recorders.containsKey(target);
        return recorders.computeIfAbsent(full ? CallTarget.of(target.provider()) : target, maker);
    }
}
