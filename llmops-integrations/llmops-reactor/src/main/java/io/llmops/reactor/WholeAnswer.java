package io.llmops.reactor;

import io.llmops.call.CallBlockedException;
import io.llmops.instrument.publishers.HostSide;
import io.llmops.instrument.returns.MethodCall;
import io.llmops.record.ActiveCall;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** Waits for the one answer of a mono, has it screened, and hands it on. */
final class WholeAnswer<T> implements CoreSubscriber<T>, Subscription {

    private final AtomicBoolean over = new AtomicBoolean();
    private final CoreSubscriber<? super T> host;
    private final MethodCall call;
    private final ActiveCall active;
    private final HostSide side;
    private final Context context;
    private volatile @Nullable Subscription bean;

    WholeAnswer(CoreSubscriber<? super T> host, MethodCall call, HostSide side, Context context) {
        this.host = host;
        this.call = call;
        this.active = call.active();
        this.side = side;
        this.context = context;
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (Operators.validate(bean, subscription)) {
            bean = subscription;
            side.signal(() -> host.onSubscribe(this));
        }
    }

    @Override
    public void onNext(T answer) {
        if (over.compareAndSet(false, true)) {
            call.succeed(answer, this::serve, this::refuse);
        } else {
            Operators.onNextDropped(answer, context);
        }
    }

    /** After an answer, or without one. */
    @Override
    public void onComplete() {
        if (over.compareAndSet(false, true)) {
            call.succeed(null, this::serve, this::refuse);
        }
    }

    private void serve(@Nullable Object served) {
        side.signal(() -> {
            if (served != null) {
                host.onNext(InstrumentedMono.<T>answer(served));
            }
            host.onComplete();
        });
    }

    private void refuse(CallBlockedException blocked) {
        side.signal(() -> host.onError(blocked));
    }

    @Override
    public void onError(Throwable error) {
        if (!over.compareAndSet(false, true)) {
            Operators.onErrorDropped(error, context);
            return;
        }
        try {
            side.signal(() -> host.onError(error));
        } finally {
            active.fail(error);
        }
    }

    @Override
    public void request(long n) {
        Subscription source = bean;
        if (source != null) {
            side.request(() -> source.request(n));
        }
    }

    @Override
    public void cancel() {
        over.set(true);
        Subscription source = bean;
        try {
            active.cancel();
        } finally {
            if (source != null) {
                side.request(source::cancel);
            }
        }
    }
}
