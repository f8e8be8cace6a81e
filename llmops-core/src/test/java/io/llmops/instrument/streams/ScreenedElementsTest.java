package io.llmops.instrument.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.RecordedCalls;
import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Usage;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.instrument.ShoutingScreen;
import io.llmops.instrument.mapping.CallMapping;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Streams, iterators and iterables behind a guardrail that enforces. */
class ScreenedElementsTest {

    /** An element with more to it than text. */
    record Event(int number, String text) {}

    private static final CallMapping<Event> READ = CallMapping.of(Event.class).text(Event::text);
    private static final CallMapping<Event> WRITE = READ.edit((event, text) -> new Event(event.number(), text));

    interface Events {
        @InstrumentedLlm
        Stream<Event> ask(String question);
    }

    interface Words {
        @InstrumentedLlm
        Iterator<String> iterator(String question);

        @InstrumentedLlm
        Iterable<String> iterable(String question);
    }

    private final RecordedCalls calls = new RecordedCalls();
    private final LlmOps ops = LlmOps.builder()
            .listener(calls)
            .guard((start, decided) -> new ShoutingScreen())
            .evaluators(List.of())
            .build();

    private Stream<Event> events(CallMapping<Event> mapping, String... texts) {
        List<Event> events = new ArrayList<>();
        for (String text : texts) {
            events.add(new Event(events.size(), text));
        }
        return ops.instrument(Events.class, question -> events.stream(), mapping)
                .ask("?");
    }

    @Test
    void elementsKeepTheirOrderTheirNumberAndWhatElseTheyCarry() {
        assertThat(events(WRITE, "a sec", "ret", "", " of life", ""))
                .containsExactly(
                        new Event(0, "a SEC"),
                        new Event(1, "RET"),
                        new Event(2, ""),
                        new Event(3, " of life"),
                        new Event(4, ""));
        assertThat(calls.only().delivered().orElseThrow().text()).isEqualTo("a SECRET of life");
        assertThat(calls.only().timing().chunks()).isEqualTo(5);
    }

    @Test
    void elementsThatTakeNoOtherTextPassIfNothingChangesTheirs() {
        Event first = new Event(0, "a ");
        Events same = ops.instrument(
                Events.class, question -> Stream.of(first, new Event(1, "par"), new Event(2, "cel")), READ);

        List<Event> shown = same.ask("?").toList();

        assertThat(shown).hasSize(3);
        assertThat(shown.get(0)).isSameAs(first);
        assertThat(calls.only().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void elementsThatTakeNoOtherTextCutTheStreamIfTheirsMustChange() {
        List<Event> shown = new ArrayList<>();

        assertThatThrownBy(() -> events(READ, "a ", "secret ", "more ").forEach(shown::add))
                .isInstanceOf(CallBlockedException.class)
                .hasMessage("The output of this call was blocked, for what a guardrail decided cannot be carried out: "
                        + "Events.ask answers with " + Event.class.getName() + ", whose text cannot be replaced; add "
                        + ".edit((answer, text) -> …) to CallMapping.of(Event.class)");
        assertThat(shown).containsExactly(new Event(0, "a "));
        assertThat(calls.only().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aCutClosesTheBeansStream() {
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Event> source = Stream.of(new Event(0, "BOOM ")).onClose(() -> closed.set(true));
        Events events = ops.instrument(Events.class, question -> source, READ);

        assertThatThrownBy(() -> events.ask("?").toList()).isInstanceOf(CallBlockedException.class);
        assertThat(closed).isTrue();
    }

    @Test
    void anElementThatCannotBeReadWaitsForTheGuardrailsWord() {
        CallMapping<Event> choking = CallMapping.of(Event.class).text(event -> {
            if (event.number() == 1) {
                throw new IllegalStateException("mapper");
            }
            return event.text();
        });
        List<Event> shown = new ArrayList<>();

        assertThatThrownBy(() -> events(choking, "a ", "?", "b ").forEach(shown::add))
                .isInstanceOf(CallBlockedException.class);
        assertThat(shown).containsExactly(new Event(0, "a "));
        assertThat(calls.only().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void wholeResponsesAsElementsNeedNoMapping() {
        interface Neutral {
            @InstrumentedLlm
            Stream<LlmResponse> ask(String question);
        }
        LlmResponse last = LlmResponse.builder().usage(Usage.of(7, 3)).build();
        Neutral neutral = ops.instrument(
                Neutral.class, question -> Stream.of(LlmResponse.of("sec"), LlmResponse.of("ret"), last));

        assertThat(neutral.ask("?").map(LlmResponse::text)).containsExactly("SEC", "RET", "");
        assertThat(calls.only().response().orElseThrow().usage()).contains(Usage.of(7, 3));
    }

    @Test
    void aReplyOrABlockTakesThePlaceOfAStream() {
        Events events = ops.instrument(
                Events.class, question -> Stream.of(), WRITE.reply(response -> new Event(-1, response.text())));

        assertThat(events.ask("REPLY")).containsExactly(new Event(-1, "ask somebody else"));
        assertThatThrownBy(() -> events.ask("BOOM")).isInstanceOf(CallBlockedException.class);
    }

    private final AtomicInteger iterations = new AtomicInteger();
    private final List<String> words = new ArrayList<>(List.of("a sec", "ret", " of life"));
    private final Words bean = new Words() {
        @Override
        public Iterator<String> iterator(String question) {
            return words.iterator();
        }

        @Override
        public Iterable<String> iterable(String question) {
            return () -> {
                iterations.incrementAndGet();
                return words.iterator();
            };
        }
    };
    private final Words instrumented = ops.instrument(Words.class, bean);

    @Test
    void anIteratorHandsOnWhatHasCome() {
        Iterator<String> iterator = instrumented.iterator("?");

        assertThat(iterator.next()).isEqualTo("a ");
        assertThat(iterator.next()).isEqualTo("SEC");
        assertThat(iterator.next()).isEqualTo("RET");
        assertThat(iterator.next()).isEqualTo(" of ");
        assertThat(iterator.next()).isEqualTo("life");
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void anIteratorThatBreaksShowsWhatWasHeldBackFirst() {
        Words broken = ops.instrument(Words.class, new Words() {
            @Override
            public Iterator<String> iterator(String question) {
                return Stream.of("a", "b")
                        .peek(word -> {
                            if (word.equals("b")) {
                                throw new IllegalStateException("reset");
                            }
                        })
                        .iterator();
            }

            @Override
            public Iterable<String> iterable(String question) {
                return List.of();
            }
        });
        Iterator<String> iterator = broken.iterator("?");

        assertThat(iterator.next()).isEqualTo("a");
        assertThatThrownBy(iterator::hasNext).hasMessage("reset");
        assertThat(calls.only().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void everyIterationOfAnIterableIsScreened() {
        Iterable<String> iterable = instrumented.iterable("?");

        assertThat(String.join("", iterable)).isEqualTo("a SECRET of life");
        assertThat(String.join("", iterable)).isEqualTo("a SECRET of life");
        assertThat(iterations).hasValue(2);
        assertThat(calls.ended).hasSize(2);
    }
}
