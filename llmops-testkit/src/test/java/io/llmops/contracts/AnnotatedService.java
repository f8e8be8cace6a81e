package io.llmops.contracts;

import io.llmops.LlmOps;
import io.llmops.call.LlmException;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.testkit.contract.ProviderMood;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** A service of an application, as the contract tests instrument it: one method for each kind of answer. */
@InstrumentedLlm(provider = "openai", model = "gpt-4o")
interface AnnotatedService {

    String chat(int limit, String question);

    CompletionStage<String> chatLater(int limit, String question);

    Flow.Publisher<String> publisher(int limit, String question);

    Stream<String> stream(int limit, String question);

    Iterator<String> iterator(int limit, String question);

    Iterable<String> iterable(int limit, String question);

    /** The bean itself. */
    final class Bean implements AnnotatedService {
        private static final List<String> CHUNKS = List.of("on its", " way");

        private final ProviderMood mood;
        String lastRequest = "";

        Bean(ProviderMood mood) {
            this.mood = mood;
        }

        AnnotatedService instrumented(Optional<LlmOps> ops) {
            return ops.map(it -> it.instrument(AnnotatedService.class, this)).orElse(this);
        }

        @Override
        public String chat(int limit, String question) {
            note(limit, question);
            if (mood != ProviderMood.ANSWERS) {
                throw failure();
            }
            return "on its way";
        }

        @Override
        public CompletionStage<String> chatLater(int limit, String question) {
            note(limit, question);
            return mood == ProviderMood.ANSWERS
                    ? CompletableFuture.supplyAsync(() -> "on its way")
                    : CompletableFuture.failedFuture(failure());
        }

        @Override
        public Flow.Publisher<String> publisher(int limit, String question) {
            Iterator<String> chunks = iterator(limit, question);
            return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {
                    try {
                        for (long i = 0; i < n && chunks.hasNext(); i++) {
                            subscriber.onNext(chunks.next());
                        }
                        if (!chunks.hasNext()) {
                            subscriber.onComplete();
                        }
                    } catch (LlmException e) {
                        subscriber.onError(e);
                    }
                }

                @Override
                public void cancel() {}
            });
        }

        @Override
        public Stream<String> stream(int limit, String question) {
            note(limit, question);
            return Stream.of("on its", " way", "end")
                    .limit(mood == ProviderMood.ANSWERS ? 2 : 3)
                    .peek(chunk -> {
                        if (mood == ProviderMood.FAILS || chunk.equals("end")) {
                            throw failure();
                        }
                    });
        }

        @Override
        public Iterator<String> iterator(int limit, String question) {
            note(limit, question);
            Iterator<String> chunks =
                    mood == ProviderMood.FAILS ? List.<String>of().iterator() : CHUNKS.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    if (!chunks.hasNext() && mood != ProviderMood.ANSWERS) {
                        throw failure();
                    }
                    return chunks.hasNext();
                }

                @Override
                public String next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return chunks.next();
                }
            };
        }

        @Override
        public Iterable<String> iterable(int limit, String question) {
            note(limit, question);
            return () -> iterator(limit, question);
        }

        private static LlmException failure() {
            return new LlmException("overloaded", 503, "come back later", Optional.empty());
        }

        private void note(int limit, String question) {
            lastRequest = limit + " " + question;
        }
    }
}
