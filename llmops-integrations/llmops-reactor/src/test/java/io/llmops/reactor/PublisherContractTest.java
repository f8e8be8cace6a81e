package io.llmops.reactor;

import reactor.core.publisher.Flux;

class PublisherContractTest extends ReactorContractTest {

    @Override
    Flux<String> stream(ReactiveService service, int limit, String question) {
        return Flux.from(service.publisher(limit, question));
    }
}
