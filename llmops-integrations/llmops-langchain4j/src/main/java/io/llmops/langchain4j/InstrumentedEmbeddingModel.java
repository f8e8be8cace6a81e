package io.llmops.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.ContentType;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;
import dev.langchain4j.model.embedding.request.EmbeddingParameter;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.request.EmbeddingRequestParameters;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.Response;
import io.llmops.instrument.Instrumented;
import io.llmops.record.CallRecorder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An embedding model whose calls are recorded and guarded. Each method calls its namesake. */
final class InstrumentedEmbeddingModel implements EmbeddingModel, Instrumented {

    private static final String UNKNOWN = "unknown"; // what LangChain4j says of a model that does not tell its name

    private final EmbeddingModel delegate;
    private final Asking<String, Response<Embedding>> byText;
    private final Asking<TextSegment, Response<Embedding>> bySegment;
    private final Asking<List<TextSegment>, Response<List<Embedding>>> bySegments;
    private final Asking<EmbeddingRequest, EmbeddingResponse> byRequest;

    InstrumentedEmbeddingModel(EmbeddingModel delegate, CallRecorder recorder) {
        this.delegate = delegate;
        this.byText = new Asking<>(recorder, EmbeddingExchange.ofText(text -> ownModel()));
        this.bySegment = new Asking<>(recorder, EmbeddingExchange.ofSegment(segment -> ownModel()));
        this.bySegments = new Asking<>(recorder, EmbeddingExchange.ofSegments(segments -> ownModel()));
        this.byRequest = new Asking<>(recorder, EmbeddingExchange.ofRequest(this::modelOf));
    }

    private @Nullable String modelOf(EmbeddingRequest request) {
        return request.modelName() == null ? ownModel() : request.modelName();
    }

    private @Nullable String ownModel() {
        String name = delegate.modelName();
        return UNKNOWN.equals(name) ? null : name;
    }

    @Override
    public Response<Embedding> embed(String text) {
        return byText.ask(text, asked -> delegate.embed(asked));
    }

    @Override
    public Response<Embedding> embed(TextSegment segment) {
        return bySegment.ask(segment, asked -> delegate.embed(asked));
    }

    /** Of nothing a model is not asked. */
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        if (segments == null || segments.isEmpty()) {
            return delegate.embedAll(segments);
        }
        return bySegments.ask(segments, delegate::embedAll);
    }

    @Override
    public EmbeddingResponse embed(EmbeddingRequest request) {
        return byRequest.ask(request, asked -> delegate.embed(asked));
    }

    @Override
    public EmbeddingResponse doEmbed(EmbeddingRequest request) {
        return byRequest.ask(request, delegate::doEmbed);
    }

    @Override
    public CompletableFuture<EmbeddingResponse> embedAsync(EmbeddingRequest request) {
        return byRequest.askAsync(request, delegate::embedAsync);
    }

    @Override
    public CompletableFuture<EmbeddingResponse> doEmbedAsync(EmbeddingRequest request) {
        return byRequest.askAsync(request, delegate::doEmbedAsync);
    }

    @Override
    public List<EmbeddingModelListener> listeners() {
        return delegate.listeners();
    }

    @Override
    public ModelProvider provider() {
        return delegate.provider();
    }

    @Override
    public EmbeddingRequestParameters defaultRequestParameters() {
        return delegate.defaultRequestParameters();
    }

    @Override
    public Set<EmbeddingParameter<?>> supportedParameters() {
        return delegate.supportedParameters();
    }

    @Override
    public Set<ContentType> supportedContentTypes() {
        return delegate.supportedContentTypes();
    }

    /** A model that does not know may ask itself once: no question of the host's, and not recorded. */
    @Override
    public int dimension() {
        return delegate.dimension();
    }

    @Override
    public String modelName() {
        return delegate.modelName();
    }

    /** Tells the chain of wrappers. */
    @Override
    public String toString() {
        return "InstrumentedEmbeddingModel(" + delegate + ")";
    }
}
