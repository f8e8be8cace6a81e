package io.llmops.guardrails;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import java.util.Optional;
import java.util.Set;

/**
 * Which calls a policy is for. Each kind that is named must fit, by one of its values; what is not named fits any call. A
 * call without the label fits no value of it.
 *
 * @param customers as in {@link CallLabels#customer(String)}
 * @param environments as in {@link CallLabels#environment(String)}
 * @param features as in {@link CallLabels#feature(String)}
 * @param models models as asked for
 */
public record CallMatch(Set<String> customers, Set<String> environments, Set<String> features, Set<String> models) {

    private static final CallMatch ANY = new CallMatch(Set.of(), Set.of(), Set.of(), Set.of());

    public CallMatch {
        customers = Set.copyOf(customers);
        environments = Set.copyOf(environments);
        features = Set.copyOf(features);
        models = Set.copyOf(models);
    }

    /** Fits every call. */
    public static CallMatch any() {
        return ANY;
    }

    public CallMatch customer(String... anyOf) {
        return new CallMatch(Set.of(anyOf), environments, features, models);
    }

    public CallMatch environment(String... anyOf) {
        return new CallMatch(customers, Set.of(anyOf), features, models);
    }

    public CallMatch feature(String... anyOf) {
        return new CallMatch(customers, environments, Set.of(anyOf), models);
    }

    public CallMatch model(String... anyOf) {
        return new CallMatch(customers, environments, features, Set.of(anyOf));
    }

    boolean fits(CallStart call) {
        CallLabels labels = call.labels();
        return fits(customers, labels.customer())
                && fits(environments, labels.environment())
                && fits(features, labels.feature())
                && fits(models, call.request().model());
    }

    private static boolean fits(Set<String> wanted, Optional<String> value) {
        return wanted.isEmpty() || value.filter(wanted::contains).isPresent();
    }

    /** Counts the customers and names the rest: this may be logged. */
    @Override
    public String toString() {
        return "CallMatch{" + customers.size() + " customers, environments=" + environments + ", features=" + features
                + ", models=" + models + "}";
    }
}
