package io.llmops.springai;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.Instrumented;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import io.llmops.record.CallRecorder;
import io.opentelemetry.context.Scope;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** An embedding model whose calls are recorded; guardrails see the texts, and an edited one is embedded as edited. */
final class InstrumentedEmbeddingModel implements EmbeddingModel, Instrumented {

    private final EmbeddingModel delegate;
    private final CallRecorder recorder;

    InstrumentedEmbeddingModel(EmbeddingModel delegate, CallRecorder recorder) {
        this.delegate = delegate;
        this.recorder = recorder;
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        ActiveCall call = recorder.start(() -> EmbeddingMapping.request(request, delegate));
        EmbeddingRequest admitted = admit(call, edits -> EmbeddingMapping.edited(request, edits));
        return carriedOut(call, () -> delegate.call(admitted), EmbeddingMapping::response);
    }

    /** The model embeds it in its own way, and does not tell what that cost. */
    @Override
    public float[] embed(Document document) {
        ActiveCall call = recorder.start(() -> EmbeddingMapping.request(document, delegate));
        Edits edits = admit(call, it -> it);
        return carriedOut(
                call,
                () -> edits.isEmpty() ? delegate.embed(document) : delegate.embed(EmbeddingMapping.text(edits)),
                vector -> LlmResponse.builder().build());
    }

    private static <T> T admit(ActiveCall call, Function<Edits, T> edited) {
        return call.admit(admission -> {
            if (admission instanceof Admission.Proceed proceed) {
                return edited.apply(proceed.edits());
            }
            throw CallBlockedException.notCarriedOut(Direction.INPUT, "a text is no answer to an embedding request");
        });
    }

    @SuppressWarnings("try") // the scope is only held
    private static <T> T carriedOut(ActiveCall call, Supplier<T> delegate, Function<T, LlmResponse> reading) {
        T answer;
        try (Scope scope = call.makeCurrent()) {
            answer = delegate.get();
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
        call.succeed(() -> reading.apply(answer));
        return answer;
    }

    @Override
    public @Nullable String getEmbeddingContent(Document document) {
        return delegate.getEmbeddingContent(document);
    }

    @Override
    public int dimensions() {
        return delegate.dimensions();
    }

    /** Tells the chain of wrappers. */
    @Override
    public String toString() {
        return "InstrumentedEmbeddingModel(" + delegate + ")";
    }
}
