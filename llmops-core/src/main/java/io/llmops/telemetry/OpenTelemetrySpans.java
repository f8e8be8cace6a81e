package io.llmops.telemetry;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.llmops.record.Failures;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;

/** Reports each call as a client span of the GenAI conventions: {@code chat gpt-4o}. */
public final class OpenTelemetrySpans implements CallListener {

    private final Tracer tracer;
    private final CallAttributes attributes;
    private final CapturedContent content;
    private final boolean showsContent;

    public OpenTelemetrySpans(TracerProvider tracerProvider, Naming naming, ContentCapture content, Failures failures) {
        tracer = tracerProvider.get(OpenTelemetryMetrics.SCOPE);
        attributes = new CallAttributes(naming);
        this.content = new CapturedContent(content, failures);
        showsContent = content.onSpans();
    }

    @Override
    public CallObserver onStart(CallStart start) {
        return tracer.isEnabled() ? new SpanObserver(start) : CallObserver.NONE;
    }

    private final class SpanObserver implements CallObserver {
        private final CallStart start;
        private Span span = Span.getInvalid();

        SpanObserver(CallStart start) {
            this.start = start;
        }

        @Override
        public Context context(Context parent) {
            span = begin(start, parent);
            return parent.with(span);
        }

        @Override
        public void onEnd(LlmCall call, Context context) {
            try {
                if (span.isRecording()) {
                    describe(call, span);
                }
            } finally {
                span.end(start.startedAtNanos() + call.timing().durationNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    private Span begin(CallStart start, Context parent) {
        SpanBuilder span = tracer.spanBuilder(name(start.request()))
                .setSpanKind(SpanKind.CLIENT)
                .setParent(parent)
                .setStartTimestamp(start.startedAtNanos(), TimeUnit.NANOSECONDS);
        CallAttributes.tell(start, span::setAttribute);
        return span.startSpan();
    }

    private static String name(LlmRequest request) {
        String operation = request.operation();
        return request.model().map(model -> operation + " " + model).orElse(operation);
    }

    private void describe(LlmCall call, Span span) {
        attributes.tell(call, span::setAttribute);
        if (call.failure().isPresent()) {
            span.setStatus(StatusCode.ERROR);
        }
        if (showsContent) {
            content.of(call).forEach((key, tree) -> span.setAttribute(key, tree.toString()));
        }
    }
}
