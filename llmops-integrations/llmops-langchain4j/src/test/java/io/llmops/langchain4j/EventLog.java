package io.llmops.langchain4j;

import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.PartialResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A host that asks for one event after the other. */
class EventLog implements Flow.Subscriber<ChatModelStreamingEvent> {
    final List<ChatModelStreamingEvent> events = new ArrayList<>();
    private final int first;
    private Flow.@Nullable Subscription subscription;

    @Nullable Throwable error;

    boolean ended;

    EventLog(int first) {
        this.first = first;
    }

    Flow.Subscription subscription() {
        return Objects.requireNonNull(subscription);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (ChatModelStreamingEvent event : events) {
            text.append(event instanceof PartialResponse partial ? partial.text() : "");
        }
        return text.toString();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (first > 0) {
            given.request(first);
        }
    }

    @Override
    public void onNext(ChatModelStreamingEvent event) {
        events.add(event);
        if (first > 0) {
            subscription().request(1);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        error = thrown;
    }

    @Override
    public void onComplete() {
        ended = true;
    }
}
