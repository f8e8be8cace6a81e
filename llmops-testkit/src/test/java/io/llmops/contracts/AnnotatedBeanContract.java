package io.llmops.contracts;

import io.llmops.LlmOps;
import io.llmops.testkit.contract.HostCallContract;
import io.llmops.testkit.contract.HostClient;
import io.llmops.testkit.contract.LlmClientHost;
import io.llmops.testkit.contract.ProviderMood;
import java.util.Optional;

/** The contract for annotated beans: values, futures, and one of the ways to stream. */
abstract class AnnotatedBeanContract extends HostCallContract {

    private static final int LIMIT = 7;

    /** Reads a streamed answer to its end, as a host would. */
    abstract String stream(AnnotatedService service, int limit, String question) throws Exception;

    @Override
    protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
        AnnotatedService.Bean bean = new AnnotatedService.Bean(mood);
        AnnotatedService service = bean.instrumented(ops);
        return new HostClient() {
            @Override
            public String chat() {
                return service.chat(LIMIT, QUESTION);
            }

            @Override
            public String chatAsync() throws Exception {
                return LlmClientHost.unwrapped(
                        service.chatLater(LIMIT, QUESTION).toCompletableFuture());
            }

            @Override
            public String chatStreaming() throws Exception {
                return stream(service, LIMIT, QUESTION);
            }

            @Override
            public String lastRequest() {
                return bean.lastRequest;
            }
        };
    }
}
