package io.llmops.instrument.sdk;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;

/** In which form a method of an SDK gives an answer. */
public enum Form {
    WHOLE,
    FUTURE,
    RAW,
    RAW_FUTURE,
    STREAM,
    ASYNC_STREAM,
    RAW_STREAM,
    RAW_STREAM_FUTURE;

    /** Methods are told by their names and what they return; raw ones belong to an interface {@code WithRawResponse}. */
    static Form of(Class<?> service, Method method, Class<?> asyncStream) {
        boolean raw = service.getSimpleName().equals("WithRawResponse");
        boolean future = method.getReturnType() == CompletableFuture.class;
        if (method.getName().endsWith("Streaming")) {
            if (raw) {
                return future ? RAW_STREAM_FUTURE : RAW_STREAM;
            }
            return method.getReturnType() == asyncStream ? ASYNC_STREAM : STREAM;
        }
        if (raw) {
            return future ? RAW_FUTURE : RAW;
        }
        return future ? FUTURE : WHOLE;
    }
}
