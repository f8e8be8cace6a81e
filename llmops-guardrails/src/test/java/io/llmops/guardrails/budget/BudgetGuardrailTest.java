package io.llmops.guardrails.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.CallLabels;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.cost.Price;
import io.llmops.cost.PriceBook;
import io.llmops.guardrails.Guardrails;
import io.llmops.record.TimeSource;
import io.opentelemetry.context.Context;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BudgetGuardrailTest {

    private static final Duration DAY = Duration.ofDays(1);

    private Duration passed = Duration.ZERO;
    private final TimeSource clock = new TimeSource() {
        @Override
        public Instant now() {
            return Instant.EPOCH.plus(passed);
        }

        @Override
        public long nanos() {
            return passed.toNanos();
        }
    };
    private final PriceBook prices = PriceBook.empty()
            .with(
                    "test",
                    "model-x",
                    new Price(
                            1_000,
                            OptionalDouble.of(1_000),
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            URI.create("https://example.com"),
                            LocalDate.EPOCH));

    /** A client whose calls use a hundred tokens in and a hundred out, which cost 20 cents. */
    private LlmClient client(BudgetBuilder limits) {
        BudgetGuardrail budget = limits.time(clock).prices(prices).build();
        LlmOps ops = LlmOps.builder()
                .listener(budget)
                .guard(Guardrails.builder().input(budget).build())
                .build();
        return ops.instrument(
                SimpleClient.of(request -> LlmResponse.builder()
                        .model("model-x")
                        .usage(Usage.of(100, 100))
                        .build()),
                CallTarget.of("test"));
    }

    /** How it ended: the limit that blocked, or answered. */
    private static String ask(LlmClient client, String customer, String question) {
        return CallLabels.none()
                .customer(customer)
                .storeInContext(Context.root())
                .wrapSupplier(() -> {
                    try {
                        client.chat(LlmRequest.of("model-x", question));
                        return "answered";
                    } catch (CallBlockedException e) {
                        return e.category();
                    }
                })
                .get();
    }

    @Test
    void aRequestOfTooManyTokensIsBlocked() {
        LlmClient client = client(BudgetGuardrail.builder().tokensPerRequest(10));
        assertThat(ask(client, "acme", "x".repeat(40))).isEqualTo("answered");
        assertThat(ask(client, "acme", "x".repeat(44))).isEqualTo("request_tokens");
    }

    @Test
    void aCustomerWhoHasUsedUpItsTokensWaitsUntilTheyAreOldEnough() {
        LlmClient client = client(BudgetGuardrail.builder().tokensPerCustomer(400, DAY));
        assertThat(ask(client, "acme", "1")).isEqualTo("answered");
        passed = Duration.ofHours(12);
        assertThat(ask(client, "acme", "2")).isEqualTo("answered");
        assertThat(ask(client, "acme", "3")).isEqualTo("customer_tokens");
        assertThat(ask(client, "umbrella", "3")).isEqualTo("answered");
        passed = Duration.ofHours(25);
        assertThat(ask(client, "acme", "4")).isEqualTo("answered");
        assertThat(ask(client, "acme", "5")).isEqualTo("customer_tokens");
        passed = Duration.ofDays(30);
        assertThat(ask(client, "acme", "6")).isEqualTo("answered");
    }

    @Test
    void moneyIsCountedByThePricesOfTheModels() {
        LlmClient client = client(BudgetGuardrail.builder().usdPerCustomer(0.39, DAY));
        assertThat(ask(client, "acme", "1")).isEqualTo("answered");
        assertThat(ask(client, "acme", "2")).isEqualTo("answered");
        assertThat(ask(client, "acme", "3")).isEqualTo("customer_cost");
    }

    @Test
    void theSameCallOverAndOverIsALoop() {
        LlmClient client = client(BudgetGuardrail.builder().sameCalls(2, Duration.ofMinutes(1)));
        assertThat(ask(client, "acme", "again")).isEqualTo("answered");
        assertThat(ask(client, "acme", "again")).isEqualTo("answered");
        assertThat(ask(client, "acme", "something else")).isEqualTo("answered");
        assertThat(ask(client, "umbrella", "again")).isEqualTo("answered");
        assertThat(ask(client, "acme", "again")).isEqualTo("repeated_call");
        passed = Duration.ofMinutes(2);
        assertThat(ask(client, "acme", "again")).isEqualTo("answered");
    }

    @Test
    void aCallWithoutACustomerHasNoAllowance() {
        LlmClient client = client(BudgetGuardrail.builder().tokensPerCustomer(1, DAY));
        for (int i = 0; i < 3; i++) {
            client.chat(LlmRequest.of("model-x", "x"));
        }
        assertThat(ask(client, "acme", "1")).isEqualTo("answered");
        assertThat(ask(client, "acme", "1")).isEqualTo("customer_tokens");
    }

    @Test
    void thoseWhoCalledLongestAgoAreForgotten() {
        Allowance allowance = new Allowance(1, DAY);
        allowance.spend("first", 1, 0);
        for (int i = 0; i < Allowance.MAX_SPENDERS - 1; i++) {
            allowance.spend("customer " + i, 1, 0);
        }
        assertThat(allowance.isUsedUp("first", 0)).isTrue();
        allowance.spend("one more", 1, 0);
        assertThat(allowance.isUsedUp("customer 0", 0)).isFalse();
        assertThat(allowance.isUsedUp("first", 0)).isTrue();
    }

    @Test
    void settingsThatMakeNoSenseAreErrors() {
        BudgetBuilder budget = BudgetGuardrail.builder();
        assertThatThrownBy(() -> budget.tokensPerRequest(0)).hasMessageContaining("greater than 0: 0");
        assertThatThrownBy(() -> budget.sameCalls(5, Duration.ZERO)).hasMessageContaining("at most a year");
        assertThatThrownBy(() -> budget.usdPerCustomer(Double.NaN, DAY)).hasMessageContaining("NaN");
    }
}
