package io.llmops.springboot.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Takes all that a publisher gives. */
final class Words implements Flow.Subscriber<String> {

    private final List<String> words = new ArrayList<>();
    private final CompletableFuture<List<String>> all = new CompletableFuture<>();

    private Words() {}

    static List<String> of(Flow.Publisher<String> publisher) {
        Words words = new Words();
        publisher.subscribe(words);
        return words.all.join();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String word) {
        words.add(word);
    }

    @Override
    public void onError(Throwable error) {
        all.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        all.complete(words);
    }
}
