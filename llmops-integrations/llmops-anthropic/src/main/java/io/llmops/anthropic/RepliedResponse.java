package io.llmops.anthropic;

import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpResponseFor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A raw response that a guardrail answers with, instead of the provider: nothing went over the wire. The body of a stream is
 * empty; parse it.
 */
record RepliedResponse<T>(T parsed, String text) implements HttpResponseFor<T> {

    @Override
    public T parse() {
        return parsed;
    }

    @Override
    public int statusCode() {
        return 200;
    }

    @Override
    public Headers headers() {
        return Headers.builder().build();
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
}
