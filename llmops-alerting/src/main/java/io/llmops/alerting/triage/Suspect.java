package io.llmops.alerting.triage;

/**
 * A customer with more than was expected of this very customer.
 *
 * @param customer the id that the events had
 * @param calls since the trouble began, as far back as it was looked for
 * @param counted those of them that count: blocked, failed
 * @param expected how many of so many calls would usually count, by this customer's own history
 */
public record Suspect(long customer, double calls, double counted, double expected) {

    public double excess() {
        return counted - expected;
    }
}
