package io.llmops.openai;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponseFor;
import io.llmops.record.ActiveCall;
import io.opentelemetry.context.Scope;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A raw response. Parsing it ends the call, or begins its stream. Where a guardrail enforces the output, the body cannot be
 * read past it.
 *
 * @param <T> what it is parsed to
 */
final class InstrumentedResponse<T> implements HttpResponseFor<T> {

    private final HttpResponseFor<T> provider;
    private final ActiveCall call;
    private final UnaryOperator<T> answered;
    private volatile boolean parsed;

    InstrumentedResponse(HttpResponseFor<T> provider, ActiveCall call, UnaryOperator<T> answered) {
        this.provider = provider;
        this.call = call;
        this.answered = answered;
        call.onCut(provider::close);
    }

    @Override
    @SuppressWarnings("try") // the scope is only held
    public T parse() {
        parsed = true;
        T answer;
        try (Scope scope = call.makeCurrent()) {
            answer = provider.parse();
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
        return answered.apply(answer);
    }

    @Override
    public InputStream body() {
        if (call.enforcesOutput()) {
            throw call.refuse("the body of a raw response cannot be screened: call parse() instead of body()");
        }
        return provider.body();
    }

    @Override
    public int statusCode() {
        return provider.statusCode();
    }

    @Override
    public Headers headers() {
        return provider.headers();
    }

    @Override
    public Optional<String> requestId() {
        return provider.requestId();
    }

    /** Who closes it unparsed has an answer that we know nothing of. */
    @Override
    public void close() {
        try {
            if (!parsed) {
                call.succeed(() -> null, served -> {}, refused -> {});
            }
        } finally {
            provider.close();
        }
    }

    @Override
    public String toString() {
        return "Instrumented(" + provider + ")";
    }
}
