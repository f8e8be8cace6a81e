package io.llmops.instrument.publishers;

import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Publishes one element, or none but an error: what a guardrail says instead of the bean. */
record EndedPublisher<T>(@Nullable T element, @Nullable Throwable error) implements Flow.Publisher<T> {

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        Subscription<T> subscription = new Subscription<>(this, subscriber);
        subscriber.onSubscribe(subscription);
        if (error != null) {
            subscription.end(() -> subscriber.onError(error));
        }
    }

    private static final class Subscription<T> implements Flow.Subscription {
        private final EndedPublisher<T> publisher;
        private final Flow.Subscriber<? super T> subscriber;
        private boolean ended;

        Subscription(EndedPublisher<T> publisher, Flow.Subscriber<? super T> subscriber) {
            this.publisher = publisher;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            T element = publisher.element;
            if (n <= 0) {
                end(() -> subscriber.onError(new IllegalArgumentException("§3.9: request must be positive, not " + n)));
            } else if (element != null) {
                end(() -> {
                    subscriber.onNext(element);
                    subscriber.onComplete();
                });
            }
        }

        private synchronized boolean endNow() {
            boolean now = !ended;
            ended = true;
            return now;
        }

        void end(Runnable signals) {
            if (endNow()) {
                signals.run();
            }
        }

        @Override
        public void cancel() {
            endNow();
        }
    }
}
