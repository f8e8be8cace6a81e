package io.llmops.reactor;

import io.llmops.LlmOps;
import io.llmops.testkit.contract.HostCallContract;
import io.llmops.testkit.contract.HostClient;
import io.llmops.testkit.contract.LlmClientHost;
import io.llmops.testkit.contract.ProviderMood;
import java.util.Optional;
import reactor.core.publisher.Flux;

class ReactorContractTest extends HostCallContract {

    private static final int LIMIT = 7;

    /** Of the two forms in which an application may declare a stream. */
    Flux<String> stream(ReactiveService service, int limit, String question) {
        return service.stream(limit, question);
    }

    @Override
    protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
        ReactiveService.Bean bean = new ReactiveService.Bean(mood);
        ReactiveService service =
                ops.map(it -> it.instrument(ReactiveService.class, bean)).orElse(bean);
        return new HostClient() {
            @Override
            public String chat() {
                return service.chat(LIMIT, QUESTION).block();
            }

            @Override
            public String chatAsync() throws Exception {
                return LlmClientHost.unwrapped(service.chat(LIMIT, QUESTION).toFuture());
            }

            @Override
            public String chatStreaming() {
                return String.join(
                        "", stream(service, LIMIT, QUESTION).collectList().block());
            }

            @Override
            public String lastRequest() {
                return bean.lastRequest;
            }
        };
    }
}
