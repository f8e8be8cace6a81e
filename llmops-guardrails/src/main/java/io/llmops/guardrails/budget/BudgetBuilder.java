package io.llmops.guardrails.budget;

import io.llmops.cost.PriceBook;
import io.llmops.record.TimeSource;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what a {@link BudgetGuardrail} limits. Not thread-safe. */
public final class BudgetBuilder {

    private OptionalLong tokensPerRequest = OptionalLong.empty();
    private @Nullable Supplier<Allowance> tokens;
    private @Nullable Supplier<Allowance> usd;
    private @Nullable Supplier<Allowance> sameCalls;
    private PriceBook prices = PriceBook.builtIn();
    private TimeSource time = TimeSource.system();

    BudgetBuilder() {}

    /** How many tokens a request may have, estimated at four characters each. */
    public BudgetBuilder tokensPerRequest(long most) {
        positive("tokens per request", (double) most);
        tokensPerRequest = OptionalLong.of(most);
        return this;
    }

    /** How many tokens, asked and answered, a customer may use within any such period. */
    public BudgetBuilder tokensPerCustomer(long most, Duration period) {
        tokens = allowance("tokens per customer", (double) most, period);
        return this;
    }

    /** How many US dollars a customer may spend within any such period; models without a price cost nothing. */
    public BudgetBuilder usdPerCustomer(double most, Duration period) {
        usd = allowance("US dollars per customer", most, period);
        return this;
    }

    /** How often a customer may ask a model the very same within any such period. */
    public BudgetBuilder sameCalls(int most, Duration period) {
        sameCalls = allowance("same calls", most, period);
        return this;
    }

    /** Prices of tokens; by default those that ship. */
    public BudgetBuilder prices(PriceBook book) {
        prices = book;
        return this;
    }

    /** Where time comes from. */
    public BudgetBuilder time(TimeSource source) {
        time = source;
        return this;
    }

    private static Supplier<Allowance> allowance(String what, double most, Duration period) {
        positive(what, most);
        if (period.isZero() || period.isNegative() || period.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException(
                    "The period of a budget is longer than nothing and at most a year: " + period);
        }
        return () -> new Allowance(most, period);
    }

    private static void positive(String what, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("A budget of " + what + " is greater than 0: " + value);
        }
    }

    public BudgetGuardrail build() {
        return new BudgetGuardrail(tokensPerRequest, made(tokens), made(usd), made(sameCalls), prices, time);
    }

    private static @Nullable Allowance made(@Nullable Supplier<Allowance> allowance) {
        return allowance == null ? null : allowance.get();
    }
}
