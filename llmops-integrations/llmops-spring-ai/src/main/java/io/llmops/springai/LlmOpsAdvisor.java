package io.llmops.springai;

import io.llmops.LlmOps;
import io.llmops.call.CallTarget;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.ChatClientRequest;
import org.springframework.ai.chat.client.ChatClientResponse;
import org.springframework.ai.chat.client.advisor.api.CallAdvisor;
import org.springframework.ai.chat.client.advisor.api.CallAdvisorChain;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisor;
import org.springframework.ai.chat.client.advisor.api.StreamAdvisorChain;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.core.Ordered;
import reactor.core.publisher.Flux;

/**
 * Records and guards the calls of a {@code ChatClient} whose model is not wrapped, with everything that a wrapped model
 * has but the name of its provider, which is guessed from the name of the model unless it is given.
 *
 * <pre>{@code
 * ChatClient client = ChatClient.builder(model).defaultAdvisors(LlmOpsAdvisor.of(ops)).build();
 * }</pre>
 *
 * Its place is next to the model: advisors for memory, retrieval and tools come before it, so that guardrails see what is
 * really sent, and each round of a tool loop is a call. On a wrapped model it does no harm: a call is counted once.
 * Thread-safe.
 */
public final class LlmOpsAdvisor implements CallAdvisor, StreamAdvisor {

    /** After all advisors that do not ask for a later place; the model itself is at the lowest precedence. */
    public static final int ORDER = Ordered.LOWEST_PRECEDENCE - 1_000;

    /** A response of the client, with the context of its request where no other is known. */
    private record Enveloped(ChatClientRequest request) implements Envelope<ChatClientResponse> {

        @Override
        public @Nullable ChatResponse open(ChatClientResponse sent) {
            return sent.chatResponse();
        }

        @Override
        public ChatClientResponse with(ChatClientResponse sent, ChatResponse other) {
            return sent.mutate().chatResponse(other).build();
        }

        @Override
        public ChatClientResponse of(ChatResponse reply) {
            return ChatClientResponse.builder()
                    .chatResponse(reply)
                    .context(request.context())
                    .build();
        }
    }

    private final ChatCalls calls;
    private final int order;

    private LlmOpsAdvisor(ChatCalls calls, int order) {
        this.calls = calls;
        this.order = order;
    }

    /** For a model of which only its name tells whose it is. */
    public static LlmOpsAdvisor of(LlmOps ops) {
        return of(ops, CallTarget.of(CallTarget.UNKNOWN_PROVIDER));
    }

    /** For a model whose calls go to this provider and server. */
    public static LlmOpsAdvisor of(LlmOps ops, CallTarget target) {
        return new LlmOpsAdvisor(new ChatCalls(ops.recorder(target, new VendorErrors()), () -> null), ORDER);
    }

    /** The same at another place among the advisors. */
    public LlmOpsAdvisor at(int otherOrder) {
        return new LlmOpsAdvisor(calls, otherOrder);
    }

    @Override
    public ChatClientResponse adviseCall(ChatClientRequest request, CallAdvisorChain chain) {
        return calls.call(request.prompt(), new Enveloped(request), prompt -> chain.nextCall(with(request, prompt)));
    }

    @Override
    public Flux<ChatClientResponse> adviseStream(ChatClientRequest request, StreamAdvisorChain chain) {
        return new InstrumentedFlux<>(
                calls, request.prompt(), new Enveloped(request), prompt -> chain.nextStream(with(request, prompt)));
    }

    private static ChatClientRequest with(ChatClientRequest request, Prompt prompt) {
        return prompt.equals(request.prompt())
                ? request
                : request.mutate().prompt(prompt).build();
    }

    @Override
    public String getName() {
        return "LlmOps";
    }

    @Override
    public int getOrder() {
        return order;
    }
}
