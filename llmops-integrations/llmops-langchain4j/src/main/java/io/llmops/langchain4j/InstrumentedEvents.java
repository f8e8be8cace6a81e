package io.llmops.langchain4j;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.llmops.call.CallBlockedException;
import io.llmops.record.ActiveCall;
import io.llmops.record.CallRecorder;
import io.opentelemetry.context.Scope;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * A streamed answer as a publisher, as LangChain4j has them since 1.20: cold, so that each subscription is a call. Loaded
 * only where such a publisher is asked for, so that older versions do without its types.
 */
final class InstrumentedEvents implements Flow.Publisher<ChatModelStreamingEvent> {

    private final CallRecorder recorder;
    private final ChatExchange exchange;
    private final ChatRequest request;
    private final Function<ChatRequest, Flow.Publisher<ChatModelStreamingEvent>> model;

    InstrumentedEvents(
            CallRecorder recorder,
            ChatExchange exchange,
            ChatRequest request,
            Function<ChatRequest, Flow.Publisher<ChatModelStreamingEvent>> model) {
        this.recorder = recorder;
        this.exchange = exchange;
        this.request = request;
        this.model = model;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ChatModelStreamingEvent> host) {
        Objects.requireNonNull(host, "subscriber");
        ActiveCall call = recorder.start(() -> exchange.request(request));
        Admitted<ChatRequest, ChatResponse> admitted;
        try {
            admitted = call.admit(admission -> Admitted.of(admission, request, exchange));
        } catch (CallBlockedException e) {
            EventOutlet.begin(call, host).fail(e);
            return;
        }
        if (admitted.reply() != null) {
            EventHandler events = new EventHandler(EventOutlet.begin(call, host));
            new InstrumentedHandler(call, exchange, events).answer(admitted.reply());
            return;
        }
        call.watch();
        ask(admitted.question(), call, host);
    }

    @SuppressWarnings("try") // the scope is only held
    private void ask(ChatRequest asked, ActiveCall call, Flow.Subscriber<? super ChatModelStreamingEvent> host) {
        Flow.Subscriber<ChatModelStreamingEvent> between = call.enforcesOutput()
                ? new ScreenedEvents(call, exchange, host)
                : new WatchedEvents(call, exchange, host);
        try (Scope scope = call.makeCurrent()) {
            model.apply(asked).subscribe(between);
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
    }
}
