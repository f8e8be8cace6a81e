package io.llmops.openai;

import com.openai.core.http.AsyncStreamResponse;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;

/** In which form a method of the SDK gives an answer. */
enum Form {
    WHOLE,
    FUTURE,
    RAW,
    RAW_FUTURE,
    STREAM,
    ASYNC_STREAM,
    RAW_STREAM,
    RAW_STREAM_FUTURE;

    static Form of(Method method, boolean raw) {
        boolean future = method.getReturnType() == CompletableFuture.class;
        if (method.getName().endsWith("Streaming")) {
            if (raw) {
                return future ? RAW_STREAM_FUTURE : RAW_STREAM;
            }
            return method.getReturnType() == AsyncStreamResponse.class ? ASYNC_STREAM : STREAM;
        }
        if (raw) {
            return future ? RAW_FUTURE : RAW;
        }
        return future ? FUTURE : WHOLE;
    }

    boolean isStreamed() {
        return this == STREAM || this == ASYNC_STREAM || this == RAW_STREAM || this == RAW_STREAM_FUTURE;
    }
}
