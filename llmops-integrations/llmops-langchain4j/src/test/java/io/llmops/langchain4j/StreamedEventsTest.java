package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.RawStreamingEvent;
import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.testkit.recorded.RecordedCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Publishers, which LangChain4j has since 1.20; models in process, for those that can be resolved have none yet. */
@Tag("since-1.20")
class StreamedEventsTest {

    private static final ChatRequest REQUEST =
            ChatRequest.builder().messages(UserMessage.from("When?")).build();
    private static final String GONE = "[REDACTED:password]";

    private final RecordedCalls recorded = new RecordedCalls();
    private final LlmOps ops = LlmOps.builder().listener(recorded).build();

    private LlmOps guarded(Enforcement enforcement) {
        return LlmOps.builder()
                .listener(recorded)
                .guard(Guardrails.builder()
                        .output(new SesameGuardrail(), enforcement)
                        .build())
                .build();
    }

    private static ChatResponse answer(String text) {
        return ChatResponse.builder().aiMessage(AiMessage.from(text)).build();
    }

    private static StreamingChatModel publishing(Flow.Publisher<ChatModelStreamingEvent> events) {
        return new StreamingChatModel() {
            @Override
            public Flow.Publisher<ChatModelStreamingEvent> doChat(ChatRequest request) {
                return events;
            }
        };
    }

    private static EventSource source(String... chunks) {
        List<ChatModelStreamingEvent> events = new ArrayList<>();
        for (String chunk : chunks) {
            events.add(new PartialResponse(chunk));
        }
        events.add(RawStreamingEvent.of("raw"));
        events.add(new CompleteResponse(answer(String.join("", chunks))));
        return new EventSource(events);
    }

    @Test
    void eventsAreTheModelsOwnAndEachSubscriptionIsACall() throws Exception {
        EventSource source = source("one ", "two");
        Flow.Publisher<ChatModelStreamingEvent> publisher =
                LangChain4j.instrument(ops, publishing(source)).chat(REQUEST);
        assertThat(recorded.rest()).isEmpty();

        for (int i = 0; i < 2; i++) {
            EventLog host = new EventLog(1);
            publisher.subscribe(host);
            assertThat(host.events).isEqualTo(source.events());
            assertThat(host.ended).isTrue();
            LlmCall call = recorded.next();
            assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(call.timing().chunks()).isEqualTo(2);
            assertThat(call.response().orElseThrow().text()).isEqualTo("one two");
        }
    }

    @Test
    void aHostThatCancelsIsRecordedAsSuch() throws Exception {
        EventLog host = new EventLog(1) {
            @Override
            public void onNext(ChatModelStreamingEvent event) {
                events.add(event);
                subscription().cancel();
            }
        };

        LangChain4j.instrument(ops, publishing(source("one ", "two")))
                .chat(REQUEST)
                .subscribe(host);

        assertThat(host.events).hasSize(1);
        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aFailureOfThePublisherIsTold() throws Exception {
        try (SubmissionPublisher<ChatModelStreamingEvent> broken = new SubmissionPublisher<>(Runnable::run, 8)) {
            EventLog host = new EventLog(1);
            LangChain4j.instrument(ops, publishing(broken)).chat(REQUEST).subscribe(host);
            broken.closeExceptionally(new RateLimitException("?"));
            assertThat(host.error).isInstanceOf(RateLimitException.class);
        }

        assertThat(recorded.next().errorType()).contains("rate_limit");
    }

    @Test
    void guardrailsRedactEventsAndKeepBackWhatTheyCannotRead() throws Exception {
        EventLog host = new EventLog(1);

        LangChain4j.instrument(guarded(Enforcement.enforce()), publishing(source("open ses", "ame, ", "friend")))
                .chat(REQUEST)
                .subscribe(host);

        assertThat(host.text()).isEqualTo("open " + GONE + ", friend");
        assertThat(host.events).noneMatch(RawStreamingEvent.class::isInstance);
        CompleteResponse last = (CompleteResponse) host.events.get(host.events.size() - 1);
        assertThat(last.chatResponse().aiMessage().text()).isEqualTo(host.text());
        assertThat(host.ended).isTrue();
        assertThat(recorded.next().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void theDemandOfTheHostIsKept() {
        EventLog host = new EventLog(0);

        LangChain4j.instrument(guarded(Enforcement.enforce()), publishing(source("one two three ", "four five six")))
                .chat(REQUEST)
                .subscribe(host);
        assertThat(host.events).isEmpty();
        host.subscription().request(1);

        assertThat(host.events).hasSize(1);
        assertThat(host.ended).isFalse();
    }

    @Test
    void aBlockCutsTheEventsAndCancelsTheModel() throws Exception {
        EventSource source = source("Good day to you, ", "sesame ", "and bye");
        EventLog host = new EventLog(1);

        LangChain4j.instrument(guarded(SesameGuardrail.BLOCKING), publishing(source))
                .chat(REQUEST)
                .subscribe(host);

        assertThat(host.error).isInstanceOf(CallBlockedException.class);
        assertThat(host.text()).isEqualTo("Good day to");
        assertThat(source.cancelled()).isTrue();
        assertThat(recorded.next().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aBlockedOrAnsweredQuestionIsSignalledToo() {
        EventSource source = source("never");
        Guardrails blocking = Guardrails.builder()
                .input(new SesameGuardrail(), SesameGuardrail.BLOCKING)
                .build();
        Guardrails answering = Guardrails.builder()
                .input(new SesameGuardrail(), SesameGuardrail.BLOCKING)
                .answerBlockedWith("Sorry.")
                .build();

        assertThat(asked(blocking, source).error).isInstanceOf(CallBlockedException.class);
        EventLog answered = asked(answering, source);
        assertThat(answered.text()).isEqualTo("Sorry.");
        assertThat(answered.ended).isTrue();
    }

    private static EventLog asked(Guardrails guardrails, EventSource source) {
        EventLog host = new EventLog(1);
        LlmOps guarded = LlmOps.builder().guard(guardrails).build();
        LangChain4j.instrument(guarded, publishing(source))
                .chat(UserMessage.from("sesame"))
                .subscribe(host);
        return host;
    }
}
