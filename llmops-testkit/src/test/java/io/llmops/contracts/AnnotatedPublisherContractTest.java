package io.llmops.contracts;

import io.llmops.testkit.contract.LlmClientHost;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

class AnnotatedPublisherContractTest extends AnnotatedBeanContract {

    @Override
    String stream(AnnotatedService service, int limit, String question) throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        StringBuilder shown = new StringBuilder();
        service.publisher(limit, question).subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(String chunk) {
                shown.append(chunk);
            }

            @Override
            public void onError(Throwable error) {
                end.completeExceptionally(error);
            }

            @Override
            public void onComplete() {
                end.complete(shown.toString());
            }
        });
        return LlmClientHost.unwrapped(end);
    }
}
