package io.llmops.langchain4j;

import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import io.llmops.call.Channel;
import io.llmops.record.ActiveCall;
import io.opentelemetry.context.Scope;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Hands on every event as it comes and as it was asked for, and notes it. */
final class WatchedEvents implements Flow.Subscriber<ChatModelStreamingEvent>, Flow.Subscription {

    private final ActiveCall call;
    private final ChatExchange exchange;
    private final Flow.Subscriber<? super ChatModelStreamingEvent> host;
    private volatile Flow.@Nullable Subscription provider;
    private @Nullable ChatResponse response;

    WatchedEvents(ActiveCall call, ChatExchange exchange, Flow.Subscriber<? super ChatModelStreamingEvent> host) {
        this.call = call;
        this.exchange = exchange;
        this.host = host;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        provider = subscription;
        toHost(() -> host.onSubscribe(this));
    }

    @Override
    public void onNext(ChatModelStreamingEvent event) {
        note(event);
        toHost(() -> host.onNext(event));
    }

    private void note(ChatModelStreamingEvent event) {
        if (event instanceof PartialResponse partial) {
            call.chunk(Channel.text(0), partial.text());
        } else if (event instanceof PartialThinking partial) {
            call.chunk(Channel.reasoning(0), partial.text());
        } else if (event instanceof PartialToolCall partial) {
            call.chunk(Channel.toolCall(0, partial.index()), partial.partialArguments());
        } else if (event instanceof CompleteResponse complete) {
            response = complete.chatResponse();
        }
    }

    @Override
    public void onError(Throwable error) {
        try {
            toHost(() -> host.onError(error));
        } finally {
            call.fail(error);
        }
    }

    @Override
    public void onComplete() {
        ChatResponse whole = response;
        call.succeed(
                () -> whole == null ? null : exchange.response(whole, call),
                admission -> toHost(host::onComplete),
                blocked -> toHost(host::onComplete));
    }

    @Override
    @SuppressWarnings("try") // the scope is only held
    public void request(long n) {
        Flow.Subscription source = provider;
        if (source != null) {
            try (Scope scope = call.makeCurrent()) {
                source.request(n);
            }
        }
    }

    @Override
    public void cancel() {
        Flow.Subscription source = provider;
        try {
            call.cancel();
        } finally {
            if (source != null) {
                source.cancel();
            }
        }
    }

    private void toHost(Runnable signal) {
        call.enterHost();
        try {
            signal.run();
        } finally {
            call.leaveHost();
        }
    }
}
