package io.llmops.instrument.adapter;

import io.llmops.call.CallBlockedException;
import io.llmops.record.ActiveCall;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Between the library and the host's handler. The host is served first, then the call ends.
 *
 * @param <E> an event
 */
final class ScreenedSink<E> implements EventSink<E>, StreamedAnswer.Outlet<E> {

    private final EventSink<? super E> host;
    private final ActiveCall call;
    private final StreamedAnswer<E> answer;
    private final BooleanSupplier closed;
    private final CompletableFuture<Void> completed;
    private boolean told;
    private boolean hostThrew;

    ScreenedSink(
            EventSink<? super E> host,
            ActiveCall call,
            StreamedAnswer<E> answer,
            BooleanSupplier closed,
            CompletableFuture<Void> completed) {
        this.host = host;
        this.call = call;
        this.answer = answer;
        this.closed = closed;
        this.completed = completed;
    }

    @Override
    public void onEvent(E event) {
        if (told) {
            return; // what the library had read before it was stopped
        }
        try {
            answer.accept(event, this);
        } catch (CallBlockedException e) {
            if (hostThrew) {
                throw e; // of a call that the host made itself
            }
            refuse(e);
        }
    }

    @Override
    public void onEnd(Optional<Throwable> error) {
        if (told) {
            return;
        }
        if (closed.getAsBoolean()) {
            tell(error);
        } else if (error.isPresent()) {
            broken(error.get());
        } else {
            answer.end(this);
        }
    }

    /** What was held back when the stream broke may still be shown, if the guardrails let it. */
    private void broken(Throwable error) {
        Throwable told = error;
        try {
            answer.rest(this);
        } catch (CallBlockedException e) {
            told = e;
        } finally {
            try {
                tell(Optional.of(told));
            } finally {
                call.fail(error);
            }
        }
    }

    @Override
    public void next(E event) {
        call.enterHost();
        try {
            host.onEvent(event);
        } catch (Throwable t) {
            hostThrew = true;
            call.cancel(); // the host's own: it gives the stream up
            throw t;
        } finally {
            call.leaveHost();
        }
    }

    @Override
    public void done() {
        tell(Optional.empty());
    }

    @Override
    public void refuse(CallBlockedException blocked) {
        tell(Optional.of(blocked));
        completed.completeExceptionally(blocked);
    }

    private void tell(Optional<Throwable> error) {
        if (told) {
            return;
        }
        told = true;
        call.enterHost();
        try {
            host.onEnd(error);
        } finally {
            call.leaveHost();
        }
    }
}
