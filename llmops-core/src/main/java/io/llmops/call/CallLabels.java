package io.llmops.call;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ImplicitContextKeyed;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a call is made: set once, far up the stack, and found by every call below.
 *
 * <pre>{@code
 * try (Scope scope = CallLabels.none().customer("acme").feature("search").makeCurrent()) {
 *     service.answer(question);
 * }
 * }</pre>
 *
 * Travels in the OpenTelemetry {@link Context}; what is set further in adds to what was set further out. For what was
 * not set there, entries of the {@link Baggage} named
 * {@code llmops.customer}, {@code llmops.environment}, {@code llmops.feature} and {@code llmops.deployment} are read.
 * Nothing is written to the baggage, because a baggage may leave the process. The customer is never a metric attribute.
 * Features that begin with {@value #OWN_FEATURES} are this library's: who asks from outside cannot claim one.
 */
public final class CallLabels implements ImplicitContextKeyed {

    /** What the features of calls begin with that this library makes itself: probes, golden runs, judges. */
    public static final String OWN_FEATURES = "llmops.";

    private static final ContextKey<CallLabels> KEY = ContextKey.named("llmops-call-labels");
    private static final CallLabels NONE = new CallLabels(null, null, null, null);

    private final @Nullable String customer;
    private final @Nullable String environment;
    private final @Nullable String feature;
    private final @Nullable String deployment;

    private CallLabels(
            @Nullable String customer,
            @Nullable String environment,
            @Nullable String feature,
            @Nullable String deployment) {
        this.customer = customer;
        this.environment = environment;
        this.feature = feature;
        this.deployment = deployment;
    }

    public static CallLabels none() {
        return NONE;
    }

    /** The labels in force where this context is current. */
    public static CallLabels from(Context context) {
        CallLabels set = context.get(KEY);
        Baggage baggage = Baggage.fromContext(context);
        if (baggage.isEmpty()) {
            return set == null ? NONE : set;
        }
        return set == null ? fromBaggage(baggage) : set.over(fromBaggage(baggage));
    }

    /** These, and the others where these say nothing. */
    private CallLabels over(CallLabels others) {
        return new CallLabels(
                customer == null ? others.customer : customer,
                environment == null ? others.environment : environment,
                feature == null ? others.feature : feature,
                deployment == null ? others.deployment : deployment);
    }

    private static CallLabels fromBaggage(Baggage baggage) {
        CallLabels claimed = new CallLabels(
                baggage.getEntryValue("llmops.customer"),
                baggage.getEntryValue("llmops.environment"),
                baggage.getEntryValue("llmops.feature"),
                baggage.getEntryValue("llmops.deployment"));
        return claimed.isOwn()
                ? new CallLabels(claimed.customer, claimed.environment, null, claimed.deployment)
                : claimed;
    }

    public CallLabels customer(String value) {
        return new CallLabels(value, environment, feature, deployment);
    }

    public CallLabels environment(String value) {
        return new CallLabels(customer, value, feature, deployment);
    }

    public CallLabels feature(String value) {
        return new CallLabels(customer, environment, value, deployment);
    }

    /** The version of prompt, model choice or service that answers, as announced by {@code LlmOps.deployment}. */
    public CallLabels deployment(String value) {
        return new CallLabels(customer, environment, feature, value);
    }

    public Optional<String> customer() {
        return Optional.ofNullable(customer);
    }

    public Optional<String> environment() {
        return Optional.ofNullable(environment);
    }

    public Optional<String> feature() {
        return Optional.ofNullable(feature);
    }

    public Optional<String> deployment() {
        return Optional.ofNullable(deployment);
    }

    /** Whether this library makes the call itself, on no user's behalf. */
    public boolean isOwn() {
        return feature != null && feature.startsWith(OWN_FEATURES);
    }

    @Override
    public Context storeInContext(Context context) {
        return context.with(KEY, over(from(context)));
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof CallLabels labels
                        && Objects.equals(customer, labels.customer)
                        && Objects.equals(environment, labels.environment)
                        && Objects.equals(feature, labels.feature)
                        && Objects.equals(deployment, labels.deployment));
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, environment, feature, deployment);
    }

    /** Leaves the customer out: a label set may be logged. */
    @Override
    public String toString() {
        return "CallLabels{environment=" + environment + ", feature=" + feature + ", deployment=" + deployment + "}";
    }
}
