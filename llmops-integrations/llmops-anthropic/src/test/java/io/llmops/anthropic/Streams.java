package io.llmops.anthropic;

import com.anthropic.core.http.AsyncStreamResponse;
import io.llmops.testkit.contract.LlmClientHost;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Reads asynchronous streams to their end. */
final class Streams {

    private Streams() {}

    static <E> String collected(AsyncStreamResponse<E> stream, Function<E, String> text) throws Exception {
        StringBuilder shown = new StringBuilder();
        CompletableFuture<String> end = new CompletableFuture<>();
        stream.subscribe(new AsyncStreamResponse.Handler<>() {
            @Override
            public void onNext(E event) {
                shown.append(text.apply(event));
            }

            @Override
            public void onComplete(Optional<Throwable> error) {
                error.ifPresentOrElse(end::completeExceptionally, () -> end.complete(shown.toString()));
            }
        });
        return LlmClientHost.unwrapped(end);
    }
}
