package io.llmops.alerting.triage.cause;

import java.util.OptionalDouble;

/**
 * A call of a sample: what is kept of its texts are lengths and hashes, from which nobody can read them. Immutable.
 *
 * <pre>{@code
 * SampledCall.of("Is 17 a prime number?", "Yes.").score(1).customer("acme").model("gpt-4-0613");
 * }</pre>
 */
public final class SampledCall {

    private final TextFeatures input;
    private final TextFeatures output;
    private final OptionalDouble score;
    private final String customer;
    private final String model;
    private final String stratum;

    private SampledCall(
            TextFeatures input,
            TextFeatures output,
            OptionalDouble score,
            String customer,
            String model,
            String stratum) {
        this.input = input;
        this.output = output;
        this.score = score;
        this.customer = customer;
        this.model = model;
        this.stratum = stratum;
    }

    public static SampledCall of(String input, String output) {
        return new SampledCall(TextFeatures.of(input), TextFeatures.of(output), OptionalDouble.empty(), "", "", "");
    }

    /**
     * How good the answer was; any scale, the same for all calls.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public SampledCall score(double quality) {
        if (!Double.isFinite(quality)) {
            throw new IllegalArgumentException("A score is " + quality + "; leave out what is not known");
        }
        return new SampledCall(input, output, OptionalDouble.of(quality), customer, model, stratum);
    }

    /** Who asked. */
    public SampledCall customer(String name) {
        return new SampledCall(input, output, score, name, model, stratum);
    }

    /** The model that the response names, with its fingerprint if there is one. */
    public SampledCall model(String reported) {
        return new SampledCall(input, output, score, customer, reported, stratum);
    }

    /** What is asked for by other knowledge than the text, such as the prompt template or the feature. */
    public SampledCall stratum(String name) {
        return new SampledCall(input, output, score, customer, model, name);
    }

    TextFeatures input() {
        return input;
    }

    TextFeatures output() {
        return output;
    }

    OptionalDouble score() {
        return score;
    }

    String customer() {
        return customer;
    }

    String model() {
        return model;
    }

    String stratum() {
        return stratum;
    }

    /** Sizes, never text. */
    @Override
    public String toString() {
        return "SampledCall{" + input + " -> " + output + "}";
    }
}
