package io.llmops.instrument;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import io.llmops.instrument.returns.InstrumentedFuture;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import io.llmops.record.CallRecorder;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;

/** A client whose calls are recorded, guarded and told to the listeners; its caller sees what the delegate does, nothing else. */
public final class InstrumentedClient implements LlmClient, Instrumented {

    private final LlmClient delegate;
    private final CallRecorder recorder;

    public InstrumentedClient(LlmClient delegate, CallRecorder recorder) {
        this.delegate = delegate;
        this.recorder = recorder;
    }

    @Override
    // the scope is only held; a delegate that answers null is not ours to mend
    @SuppressWarnings({"try", "NullAway"})
    public LlmResponse chat(LlmRequest request) {
        ActiveCall call = recorder.start(request);
        Admission admission = call.admit();
        if (admission instanceof Admission.Answer answer) {
            return answer.reply();
        }
        LlmResponse response;
        try (Scope scope = call.makeCurrent()) {
            response = delegate.chat(edited(request, admission));
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
        return ActiveCall.apply(call.succeed(() -> response), response);
    }

    @Override
    @SuppressWarnings({"try", "NullAway"}) // the scope is only held; a missing future is not ours to mend
    public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
        ActiveCall call = recorder.start(request);
        Admission admission;
        try {
            admission = call.admit();
        } catch (CallBlockedException e) {
            return CompletableFuture.failedFuture(e);
        }
        if (admission instanceof Admission.Answer answer) {
            return CompletableFuture.completedFuture(answer.reply());
        }
        call.watch();
        CompletableFuture<LlmResponse> future;
        try (Scope scope = call.makeCurrent()) {
            future = delegate.chatAsync(edited(request, admission));
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
        // either the client's own or one of ours
        return (CompletableFuture<LlmResponse>) InstrumentedFuture.of(
                future,
                call,
                (response, serve, refuse) ->
                        call.succeed(() -> response, admitted -> ActiveCall.apply(admitted, response), serve, refuse));
    }

    @Override
    @SuppressWarnings("try") // the scope is only held
    public StreamHandle chatStreaming(LlmRequest request, StreamHandler handler) {
        ActiveCall call = recorder.start(() -> request.withStreaming(true));
        InstrumentedStream stream = new InstrumentedStream(call, handler);
        Admission admission;
        try {
            admission = call.admit();
        } catch (CallBlockedException e) {
            handler.onError(e);
            return stream;
        }
        if (admission instanceof Admission.Answer answer) {
            stream.answer(answer.reply());
            return stream;
        }
        call.watch();
        try (Scope scope = call.makeCurrent()) {
            stream.attach(delegate.chatStreaming(edited(request, admission), stream));
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
        return stream;
    }

    /** Without edits the delegate gets the very object, whatever it is. */
    private static LlmRequest edited(LlmRequest request, Admission admission) {
        Edits edits = ((Admission.Proceed) admission).edits();
        return edits.isEmpty() ? request : request.edited(edits);
    }

    /** Tells the chain of wrappers. */
    @Override
    public String toString() {
        return "InstrumentedClient(" + delegate + ")";
    }
}
