package io.llmops.record;

import io.llmops.call.ModelCatalogue;
import io.opentelemetry.context.ContextKey;
import java.util.List;

/** What all recorders of one {@code LlmOps} share. */
record Recording(
        TimeSource time,
        List<CallListener> listeners,
        CallGuard guard,
        Failures failures,
        ModelCatalogue models,
        OpenCalls openCalls,
        ContextKey<CallLife> mark) {}
