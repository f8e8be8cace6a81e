package io.llmops.guardrails.budget;

import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Passage;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.cost.PriceBook;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.llmops.record.TimeSource;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Blocks what would spend too much: a request of too many tokens, a customer beyond an allowance of tokens or money, the
 * same call over and over, as agents in a loop make them. It must also listen to know what calls have used:
 *
 * <pre>{@code
 * var budget = BudgetGuardrail.builder()
 *         .tokensPerRequest(20_000)
 *         .usdPerCustomer(5, Duration.ofDays(1))
 *         .sameCalls(20, Duration.ofMinutes(1))
 *         .build();
 * LlmOps.builder().listener(budget).guard(Guardrails.builder().input(budget).build())
 * }</pre>
 *
 * <p>Tokens of a request are estimated at four characters each before it leaves; what it really used counts towards the
 * allowance when it ends, so a customer may exceed it by the calls that are under way. Calls without a customer have no
 * allowance. It counts in this process, for the 10,000 customers that called last. Thread-safe.
 */
public final class BudgetGuardrail implements Guardrail, CallListener {

    private static final int CHARACTERS_PER_TOKEN = 4;

    private final OptionalLong tokensPerRequest;
    private final @Nullable Allowance tokens;
    private final @Nullable Allowance usd;
    private final @Nullable Allowance sameCalls;
    private final PriceBook prices;
    private final TimeSource time;

    BudgetGuardrail(
            OptionalLong tokensPerRequest,
            @Nullable Allowance tokens,
            @Nullable Allowance usd,
            @Nullable Allowance sameCalls,
            PriceBook prices,
            TimeSource time) {
        this.tokensPerRequest = tokensPerRequest;
        this.tokens = tokens;
        this.usd = usd;
        this.sameCalls = sameCalls;
        this.prices = prices;
        this.time = time;
    }

    /** Nothing is limited until it is said. */
    public static BudgetBuilder builder() {
        return new BudgetBuilder();
    }

    @Override
    public String name() {
        return "budget";
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.characters(0);
    }

    /** Only a call can be judged, not a text. */
    @Override
    public Verdict check(Text text) {
        return Verdict.pass();
    }

    @Override
    public Guardrail forCall(CallStart call) {
        Verdict verdict = judge(call);
        return Guardrail.of(name(), text -> verdict);
    }

    private Verdict judge(CallStart call) {
        long now = time.nanos();
        if (tokensPerRequest.isPresent() && estimatedTokens(call.request()) > tokensPerRequest.getAsLong()) {
            return Verdict.block("request_tokens", "tokens-per-request", 1);
        }
        Optional<String> customer = call.labels().customer();
        if (customer.isPresent() && tokens != null && tokens.isUsedUp(customer.get(), now)) {
            return Verdict.block("customer_tokens", "tokens-per-customer", 1);
        }
        if (customer.isPresent() && usd != null && usd.isUsedUp(customer.get(), now)) {
            return Verdict.block("customer_cost", "usd-per-customer", 1);
        }
        return sameCalls != null && sameCalls.spend(fingerprint(call), 1, now) > sameCalls.limit()
                ? Verdict.block("repeated_call", "same-calls", 1)
                : Verdict.pass();
    }

    private static long estimatedTokens(LlmRequest request) {
        long characters = 0;
        for (Passage passage : request.passages()) {
            characters += passage.text().length();
        }
        return characters / CHARACTERS_PER_TOKEN;
    }

    /** Keeps no text: who it is, and 128 bits of what is asked. */
    private static String fingerprint(CallStart call) {
        long one = 0xcbf29ce484222325L;
        long other = 0x9e3779b97f4a7c15L;
        for (Passage passage : call.request().passages()) {
            String text = passage.text();
            for (int i = 0; i < text.length(); i++) {
                one = (one ^ text.charAt(i)) * 0x100000001b3L;
                other = Long.rotateLeft(other, 7) + text.charAt(i) * 0xbf58476d1ce4e5b9L;
            }
            one = (one ^ 0xffff) * 0x100000001b3L;
        }
        return call.labels().customer().orElse("")
                + ' '
                + call.request().model().orElse("")
                + ' '
                + one
                + ' '
                + other;
    }

    /** Adds what calls have used to the allowances of their customers. */
    @Override
    public CallObserver onStart(CallStart start) {
        return (tokens == null && usd == null) || start.labels().customer().isEmpty()
                ? CallObserver.NONE
                : new CallObserver() {
                    @Override
                    public void onEnd(LlmCall call, Context context) {
                        call.labels().customer().ifPresent(customer -> used(customer, call));
                    }
                };
    }

    private void used(String customer, LlmCall call) {
        Optional<Usage> usage = call.response().flatMap(LlmResponse::usage);
        if (usage.isEmpty()) {
            return;
        }
        long now = time.nanos();
        if (tokens != null) {
            long used = usage.get().total(TokenKind.INPUT, 0) + usage.get().total(TokenKind.OUTPUT, 0);
            tokens.spend(customer, (double) used, now);
        }
        if (usd != null) {
            usd.spend(customer, cost(call, usage.get()).orElse(0), now);
        }
    }

    private OptionalDouble cost(LlmCall call, Usage usage) {
        return call.response()
                .flatMap(LlmResponse::model)
                .or(() -> call.request().model())
                .flatMap(model -> prices.find(call.target().provider(), model))
                .map(price -> price.costUsd(usage))
                .orElse(OptionalDouble.empty());
    }
}
