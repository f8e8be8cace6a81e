package io.llmops.langchain4j;

import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import java.util.List;
import java.util.concurrent.Flow;

/** Publishes these to each subscriber as it asks, on its thread. */
final class EventSource implements Flow.Publisher<ChatModelStreamingEvent> {
    private final List<ChatModelStreamingEvent> events;
    private boolean cancelled;

    EventSource(List<ChatModelStreamingEvent> events) {
        this.events = events;
    }

    List<ChatModelStreamingEvent> events() {
        return events;
    }

    boolean cancelled() {
        return cancelled;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ChatModelStreamingEvent> to) {
        to.onSubscribe(new Flow.Subscription() {
            private int next;
            private long wanted;
            private boolean sending;
            private boolean over;

            @Override
            public void request(long n) {
                wanted = wanted + n < 0 ? Long.MAX_VALUE : wanted + n;
                if (sending) {
                    return;
                }
                sending = true;
                while (wanted > 0 && !over && next < events.size()) {
                    wanted--;
                    to.onNext(events.get(next++));
                }
                sending = false;
                if (next == events.size() && !over) {
                    over = true;
                    to.onComplete();
                }
            }

            @Override
            public void cancel() {
                over = true;
                cancelled = true;
            }
        });
    }
}
