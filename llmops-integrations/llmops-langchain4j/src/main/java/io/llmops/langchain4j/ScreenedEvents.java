package io.llmops.langchain4j;

import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.llmops.record.ActiveCall;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events of an answer that a guardrail may change through the same handler as callbacks take. The model is asked
 * for all of it, as LangChain4j advises; what the host has not asked for waits. Raw events and kinds that we do not know
 * cannot be screened, and are kept back.
 */
final class ScreenedEvents implements Flow.Subscriber<ChatModelStreamingEvent>, StreamingHandle {

    private final ActiveCall call;
    private final EventOutlet outlet;
    private final InstrumentedHandler handler;
    private volatile Flow.@Nullable Subscription provider;
    private volatile boolean cancelled;
    private boolean whole;

    ScreenedEvents(ActiveCall call, ChatExchange exchange, Flow.Subscriber<? super ChatModelStreamingEvent> host) {
        this.call = call;
        this.outlet = new EventOutlet(call, host, this);
        this.handler = new InstrumentedHandler(call, exchange, new EventHandler(outlet));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        provider = subscription;
        call.onCut(this::cancel);
        outlet.begin();
        if (!cancelled) {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(ChatModelStreamingEvent event) {
        if (event instanceof PartialResponse partial) {
            handler.onPartialResponse(partial, new PartialResponseContext(this));
        } else if (event instanceof PartialThinking partial) {
            handler.onPartialThinking(partial, new PartialThinkingContext(this));
        } else if (event instanceof PartialToolCall partial) {
            handler.onPartialToolCall(partial, new PartialToolCallContext(this));
        } else if (event instanceof CompleteToolCall complete) {
            handler.onCompleteToolCall(complete);
        } else if (event instanceof CompleteResponse complete) {
            whole = true;
            handler.onCompleteResponse(complete.chatResponse());
        }
    }

    @Override
    public void onError(Throwable error) {
        handler.onError(error);
    }

    /** An answer without its whole could not be read: guardrails say whether it may be. */
    @Override
    public void onComplete() {
        if (!whole && !call.isCut()) {
            call.succeed(() -> null, admission -> outlet.end(), outlet::fail);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        Flow.Subscription source = provider;
        if (source != null) {
            source.cancel();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
