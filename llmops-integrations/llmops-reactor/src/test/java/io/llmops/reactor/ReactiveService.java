package io.llmops.reactor;

import io.llmops.call.LlmException;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.testkit.contract.ProviderMood;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A reactive service of an application. */
@InstrumentedLlm(provider = "openai", model = "gpt-4o")
interface ReactiveService {

    Mono<String> chat(int limit, String question);

    Flux<String> stream(int limit, String question);

    Publisher<String> publisher(int limit, String question);

    /** The bean itself. */
    final class Bean implements ReactiveService {
        private final ProviderMood mood;
        volatile String lastRequest = "";

        Bean(ProviderMood mood) {
            this.mood = mood;
        }

        @Override
        public Mono<String> chat(int limit, String question) {
            lastRequest = limit + " " + question;
            return mood == ProviderMood.ANSWERS ? Mono.just("on its way") : Mono.error(Bean::failure);
        }

        @Override
        public Flux<String> stream(int limit, String question) {
            lastRequest = limit + " " + question;
            Flux<String> chunks = mood == ProviderMood.FAILS ? Flux.empty() : Flux.just("on its", " way");
            return mood == ProviderMood.ANSWERS ? chunks : chunks.concatWith(Flux.error(Bean::failure));
        }

        @Override
        public Publisher<String> publisher(int limit, String question) {
            return stream(limit, question);
        }

        private static LlmException failure() {
            return new LlmException("overloaded", 503, "come back later", Optional.empty());
        }
    }
}
