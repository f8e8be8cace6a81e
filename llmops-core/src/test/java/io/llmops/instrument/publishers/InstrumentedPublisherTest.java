package io.llmops.instrument.publishers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.RecordedCalls;
import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.instrument.ShoutingScreen;
import io.llmops.record.CallGuard;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class InstrumentedPublisherTest {

    interface Support {
        @InstrumentedLlm
        Flow.Publisher<String> ask(String question);
    }

    private final RecordedCalls calls = new RecordedCalls();
    private final HandPublisher<String> bean = new HandPublisher<>();
    private final LlmOps watching =
            LlmOps.builder().listener(calls).evaluators(List.of()).build();
    private final CallGuard shouting = (start, decided) -> new ShoutingScreen();
    private final LlmOps screening = LlmOps.builder()
            .listener(calls)
            .guard(shouting)
            .evaluators(List.of())
            .build();

    private Flow.Publisher<String> asked(LlmOps ops) {
        return ops.instrument(Support.class, question -> bean).ask("?");
    }

    @Test
    void watchesTheVeryElementsAndLeavesTheDemandToTheHost() {
        HostSubscriber<String> host = new HostSubscriber<>(1);
        asked(watching).subscribe(host);
        assertThat(bean.requested).isEqualTo(1);
        String element = new String("On ");
        bean.send(element);
        host.subscription.request(5);
        bean.send("its way.");
        assertThat(calls.ended).isEmpty();
        bean.subscriber.onComplete();

        assertThat(bean.requested).isEqualTo(6);
        assertThat(host.elements.get(0)).isSameAs(element);
        assertThat(host.complete).isTrue();
        assertThat(calls.only().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(calls.only().response().orElseThrow().text()).isEqualTo("On its way.");
        assertThat(calls.only().timing().chunks()).isEqualTo(2);
    }

    @Test
    void failsWithTheBeansErrorAndIsCancelledByTheHost() {
        IllegalStateException failure = new IllegalStateException("reset");
        HostSubscriber<String> host = new HostSubscriber<>(1);
        asked(watching).subscribe(host);
        bean.subscriber.onError(failure);
        HostSubscriber<String> leaving = new HostSubscriber<>(1);
        asked(watching).subscribe(leaving);
        leaving.subscription.cancel();
        leaving.subscription.cancel();

        assertThat(host.error).isSameAs(failure);
        assertThat(bean.cancelled).isEqualTo(2);
        assertThat(calls.ended).extracting(LlmCall::outcome).containsExactly(Outcome.FAILED, Outcome.CANCELLED);
    }

    @Test
    void aLaterSubscriptionIsACallOfItsOwn() {
        Flow.Publisher<String> publisher = asked(watching);
        publisher.subscribe(new HostSubscriber<>(1));
        bean.subscriber.onComplete();
        publisher.subscribe(new HostSubscriber<>(1));
        bean.subscriber.onComplete();

        assertThat(bean.subscriptions).isEqualTo(2);
        assertThat(calls.ended).hasSize(2).allMatch(call -> call.outcome() == Outcome.COMPLETED);
    }

    @Test
    void callsInsideSignalsAreTheHostsAndCallsInsideRequestsAreAttempts() {
        Support inner = watching.instrument(Support.class, question -> new EndedPublisher<>("x", null));
        bean.onRequest = () -> {
            inner.ask("an attempt").subscribe(new HostSubscriber<>(1));
            bean.send("more");
        };
        HostSubscriber<String> host = new HostSubscriber<>(1, element -> {
            inner.ask("a call").subscribe(new HostSubscriber<>(1));
        });
        asked(watching).subscribe(host);
        bean.subscriber.onComplete();

        assertThat(calls.ended).hasSize(2);
        assertThat(calls.ended.get(0).request().passages().get(0).text()).isEqualTo("a call");
        assertThat(calls.ended.get(1).attempts()).isEqualTo(1);
    }

    @Test
    void aMissingPublisherIsHandedOn() {
        assertThat(watching.instrument(Support.class, question -> null).ask("?"))
                .isNull();
        assertThat(calls.only().errorType()).contains("java.lang.NullPointerException");
        assertThatThrownBy(() -> asked(watching).subscribe(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void asksForAnotherElementWhereOneIsHeldBack() {
        HostSubscriber<String> host = new HostSubscriber<>(1);
        asked(screening).subscribe(host);
        String held = "a";
        bean.send(held);
        assertThat(host.elements).isEmpty();
        assertThat(bean.requested).isEqualTo(2);
        bean.send(" secret ");
        assertThat(host.elements).containsExactly("a");
        host.subscription.request(1);

        assertThat(host.elements).containsExactly("a", " SECRET ");
        assertThat(bean.requested).isEqualTo(2);
        assertThat(calls.ended).isEmpty();
    }

    @Test
    void theRestWaitsForDemandAndTheEndForTheRest() {
        HostSubscriber<String> host = new HostSubscriber<>(1);
        asked(screening).subscribe(host);
        bean.send("a ");
        bean.onRequest = () -> {};
        host.subscription.request(1);
        bean.send("secret");
        bean.subscriber.onComplete();

        assertThat(host.elements).containsExactly("a ", "SECRET");
        assertThat(host.complete).isTrue();
        assertThat(calls.only().delivered().orElseThrow().text()).isEqualTo("a SECRET");
    }

    @Test
    void theRestOfTwoElementsIsSentAsTheHostAsks() {
        HostSubscriber<String> host = new HostSubscriber<>(1);
        asked(screening).subscribe(host);
        bean.send("se", "cret");
        bean.subscriber.onComplete();
        assertThat(host.elements).containsExactly("SE");
        assertThat(host.complete).isFalse();

        host.subscription.request(7);

        assertThat(host.elements).containsExactly("SE", "CRET");
        assertThat(host.complete).isTrue();
    }

    @Test
    void aCutCancelsTheBeanAndTellsTheHostOnce() {
        HostSubscriber<String> host = new HostSubscriber<>(10);
        asked(screening).subscribe(host);
        bean.send("fine ", "BOOM ", "more ");
        bean.subscriber.onComplete();

        assertThat(host.elements).containsExactly("fine ");
        assertThat(host.error).isInstanceOf(CallBlockedException.class);
        assertThat(host.complete).isFalse();
        assertThat(bean.cancelled).isEqualTo(1);
        assertThat(calls.only().outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(calls.only().errorType()).contains("blocked");
    }

    @Test
    void whatWasHeldBackWhenTheStreamBreaksIsStillShown() {
        HostSubscriber<String> host = new HostSubscriber<>(10);
        asked(screening).subscribe(host);
        bean.send("a sec", "ret");
        bean.subscriber.onError(new IllegalStateException("reset"));

        assertThat(String.join("", host.elements)).isEqualTo("a SECRET");
        assertThat(host.error).hasMessage("reset");
        assertThat(calls.only().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aBlockedQuestionIsAnErrorSignalAndAReplyAnElement() {
        Support support = screening.instrument(Support.class, question -> bean);
        HostSubscriber<String> blocked = new HostSubscriber<>(0);
        HostSubscriber<String> replied = new HostSubscriber<>(1);
        support.ask("BOOM").subscribe(blocked);
        support.ask("REPLY").subscribe(replied);

        assertThat(blocked.error).isInstanceOf(CallBlockedException.class);
        assertThat(replied.elements).containsExactly("ask somebody else");
        assertThat(replied.complete).isTrue();
        assertThat(bean.subscriptions).isZero();
    }

    @Test
    void whatIsRefusedAfterTheEndIsToldAsTheRulesWant() {
        HostSubscriber<String> host = new HostSubscriber<>(1);
        asked(screening).subscribe(host);
        bean.send("se", "cret");
        bean.subscriber.onComplete();
        host.subscription.request(-1);

        assertThat(host.error).isInstanceOf(IllegalArgumentException.class);
        assertThat(calls.only().response()).map(LlmResponse::text).contains("secret");
    }
}
