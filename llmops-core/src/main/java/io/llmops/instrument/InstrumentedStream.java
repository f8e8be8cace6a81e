package io.llmops.instrument;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.LlmResponse;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import io.llmops.record.ActiveCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Both ends of an instrumented stream: the handler that the provider's client feeds and the handle that the host holds. */
final class InstrumentedStream implements StreamHandler, StreamHandle {

    private final ActiveCall call;
    private final StreamHandler host;
    private final List<Channel> channels = new ArrayList<>(1);
    private @Nullable Channel latest;
    private volatile @Nullable StreamHandle provider;
    private volatile boolean cancelled;

    InstrumentedStream(ActiveCall call, StreamHandler host) {
        this.call = call;
        this.host = host;
    }

    /** Takes the provider's handle, which arrives when chunks may already have come. */
    void attach(@Nullable StreamHandle handle) {
        if (handle == null) {
            return;
        }
        provider = handle;
        call.onCut(handle::cancel);
        if (cancelled) {
            handle.cancel();
        }
    }

    /** Streams an answer that no provider gave. */
    void answer(LlmResponse reply) {
        show(Channel.text(0), reply.text());
        complete(reply);
    }

    @Override
    public void onChunk(Channel channel, String delta) {
        if (call.isCut()) {
            return;
        }
        remember(channel);
        String shown;
        try {
            shown = call.chunk(channel, delta);
        } catch (CallBlockedException e) {
            refuse(e);
            return;
        }
        if (!shown.isEmpty() || delta.isEmpty()) {
            show(channel, shown);
        }
    }

    @SuppressWarnings("ReferenceEquality") // nearly every chunk is of the channel of the one before
    private void remember(Channel channel) {
        if (channel != latest) {
            latest = channel;
            if (!channels.contains(channel)) {
                channels.add(channel);
            }
        }
    }

    @Override
    public void onComplete(LlmResponse response) {
        if (call.isCut()) {
            return;
        }
        try {
            showRest();
        } catch (CallBlockedException e) {
            refuse(e);
            return;
        }
        call.succeed(() -> response, admission -> complete(ActiveCall.apply(admission, response)), this::refuse);
    }

    /** Who gave up is told of no end, least of all one that the provider knows nothing of. */
    private void refuse(CallBlockedException blocked) {
        if (!cancelled) {
            fail(blocked);
        }
    }

    /** What was held back when the stream broke may still be shown, if the guardrails let it. */
    @Override
    public void onError(Throwable error) {
        if (call.isCut()) {
            return;
        }
        Throwable told = error;
        try {
            showRest();
        } catch (CallBlockedException e) {
            told = e;
        } finally {
            try {
                fail(told);
            } finally {
                call.fail(error);
            }
        }
    }

    private void showRest() {
        for (Channel channel : channels) {
            String rest = call.drain(channel);
            if (!rest.isEmpty()) {
                show(channel, rest);
            }
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        try {
            call.cancel();
        } finally {
            StreamHandle handle = provider;
            if (handle != null) {
                handle.cancel();
            }
        }
    }

    // the host's own code: calls that it makes there are its own

    private void show(Channel channel, String text) {
        call.enterHost();
        try {
            host.onChunk(channel, text);
        } finally {
            call.leaveHost();
        }
    }

    @SuppressWarnings("NullAway") // a delegate that answers null is not ours to mend
    private void complete(@Nullable LlmResponse response) {
        call.enterHost();
        try {
            host.onComplete(response);
        } finally {
            call.leaveHost();
        }
    }

    private void fail(Throwable error) {
        call.enterHost();
        try {
            host.onError(error);
        } finally {
            call.leaveHost();
        }
    }
}
