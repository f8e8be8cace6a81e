package io.llmops.instrument.publishers;

import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A publisher whose signals a test sends by hand. */
final class HandPublisher<T> implements Flow.Publisher<T> {

    Flow.@Nullable Subscriber<? super T> subscriber;
    Runnable onRequest = () -> {};
    int subscriptions;
    long requested;
    int cancelled;

    @Override
    public void subscribe(Flow.Subscriber<? super T> given) {
        subscriptions++;
        subscriber = given;
        given.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                requested = requested + n < 0 ? Long.MAX_VALUE : requested + n;
                onRequest.run();
            }

            @Override
            public void cancel() {
                cancelled++;
            }
        });
    }

    @SafeVarargs
    final void send(T... elements) {
        for (T element : elements) {
            subscriber.onNext(element);
        }
    }
}
