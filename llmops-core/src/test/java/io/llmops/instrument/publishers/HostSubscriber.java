package io.llmops.instrument.publishers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A host that asks for as many elements as a test lets it. */
final class HostSubscriber<T> implements Flow.Subscriber<T> {

    final List<T> elements = new ArrayList<>();
    final Consumer<T> onNext;
    Flow.@Nullable Subscription subscription;

    @Nullable Throwable error;

    boolean complete;
    private final long first;

    HostSubscriber(long first) {
        this(first, element -> {});
    }

    HostSubscriber(long first, Consumer<T> onNext) {
        this.first = first;
        this.onNext = onNext;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (first > 0) {
            given.request(first);
        }
    }

    @Override
    public void onNext(T element) {
        elements.add(element);
        onNext.accept(element);
    }

    @Override
    public void onError(Throwable thrown) {
        error = thrown;
    }

    @Override
    public void onComplete() {
        complete = true;
    }
}
