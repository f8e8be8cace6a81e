package io.llmops.telemetry;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.call.Operation;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.EvaluationListener;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.llmops.record.Failures;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Instant;

/**
 * Tells calls, their exceptions and their evaluations as events (log records with a name) of the GenAI conventions. Costs
 * nothing where no logger wants them.
 */
public final class OpenTelemetryEvents implements CallListener, CallObserver, EvaluationListener {

    static final String DETAILS = "gen_ai.client.inference.operation.details";
    static final String EXCEPTION = "gen_ai.client.operation.exception";
    static final String EVALUATION = "gen_ai.evaluation.result";

    private final Logger logger;
    private final CallAttributes attributes;
    private final CapturedContent content;
    private final EvaluationEvents evaluations;

    public OpenTelemetryEvents(
            LoggerProvider loggers,
            Naming naming,
            ContentCapture content,
            EvaluationEvents evaluations,
            Failures failures) {
        this.logger = loggers.get(OpenTelemetryMetrics.SCOPE);
        this.attributes = new CallAttributes(naming);
        this.content = new CapturedContent(content, failures);
        this.evaluations = evaluations;
    }

    @Override
    public CallObserver onStart(CallStart start) {
        return logger.isEnabled(Severity.DEBUG) || logger.isEnabled(Severity.WARN) ? this : CallObserver.NONE;
    }

    @Override
    public void onEnd(LlmCall call, Context context) {
        if (!call.reachedProvider()) {
            return;
        }
        if (Operation.isInference(call.request().operation()) && logger.isEnabled(Severity.DEBUG, context)) {
            details(call, context);
        }
        Throwable thrown = call.error().orElse(null);
        if (thrown != null) {
            exception(call, thrown, context);
        }
    }

    private static Instant end(LlmCall call) {
        return call.start().startedAt().plusNanos(call.timing().durationNanos());
    }

    private void details(LlmCall call, Context context) {
        LogRecordBuilder event = event(DETAILS, context, end(call)).setSeverity(Severity.DEBUG);
        CallAttributes.tell(call.start(), event::setAttribute);
        attributes.tell(call, event::setAttribute);
        content.of(call).forEach((key, tree) -> event.setAttribute(AttributeKey.valueKey(key), JsonValues.of(tree)));
        event.emit();
    }

    private void exception(LlmCall call, Throwable thrown, Context context) {
        if (!logger.isEnabled(Severity.WARN, context)) {
            return;
        }
        LogRecordBuilder event = event(EXCEPTION, context, end(call))
                .setSeverity(Severity.WARN)
                .setAttribute(Attribute.ERROR_TYPE, call.errorType().orElse("_OTHER"))
                .setAttribute(Attribute.EXCEPTION_TYPE, thrown.getClass().getName())
                .setAttribute(Attribute.EXCEPTION_STACKTRACE, StackTraces.withoutMessages(thrown));
        CallAttributes.tell(call.start(), event::setAttribute);
        content.message(thrown).ifPresent(message -> event.setAttribute(Attribute.EXCEPTION_MESSAGE, message));
        event.emit();
    }

    @Override
    public void onEvaluation(LlmCall call, Evaluation evaluation) {
        Context context = Context.root().with(Span.wrap(call.span()));
        if (!evaluations.selects(evaluation) || !logger.isEnabled(Severity.UNDEFINED_SEVERITY_NUMBER, context)) {
            return;
        }
        LogRecordBuilder event = logger.logRecordBuilder()
                .setEventName(EVALUATION)
                .setContext(context)
                .setAttribute(Attribute.EVALUATION_NAME, evaluation.name())
                .setAttribute(Attribute.EVALUATION_SCORE, evaluation.score())
                .setAttribute(Attribute.EVALUATION_LABEL, evaluation.label())
                .setAttribute(Attribute.EVALUATION_EXPLANATION, evaluation.explanation());
        call.response()
                .flatMap(response -> response.id())
                .ifPresent(id -> event.setAttribute(Attribute.RESPONSE_ID, id));
        event.emit();
    }

    private LogRecordBuilder event(String name, Context context, Instant at) {
        return logger.logRecordBuilder().setEventName(name).setContext(context).setTimestamp(at);
    }
}
