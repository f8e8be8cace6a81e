package io.llmops.anthropic;

import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpResponseFor;
import io.llmops.instrument.adapter.RawAnswer;
import io.llmops.record.ActiveCall;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The SDK's shell of a raw answer. */
final class RawResponse<T> implements HttpResponseFor<T> {

    private final HttpResponseFor<T> provider;
    private final RawAnswer<T> answer;

    RawResponse(HttpResponseFor<T> provider, ActiveCall call, UnaryOperator<T> answered) {
        this.provider = provider;
        this.answer = new RawAnswer<>(call, provider::close, answered);
    }

    @Override
    public T parse() {
        return answer.parse(provider::parse);
    }

    @Override
    public InputStream body() {
        return answer.body(provider::body);
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

    @Override
    public void close() {
        answer.close();
    }

    @Override
    public String toString() {
        return "Instrumented(" + provider + ")";
    }
}
