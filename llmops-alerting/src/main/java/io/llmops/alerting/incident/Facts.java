package io.llmops.alerting.incident;

/** The names of what {@link Background#facts} says of an incident; several values stand with {@value #BETWEEN} between. */
public final class Facts {

    /** The models asked for, where they are several, or the incident is not of a model. */
    public static final String MODEL = "model";
    /** Which models really answered, with their versions. */
    public static final String VERSION = "version";
    /** The generations of these models, such as {@code gpt-4o}. */
    public static final String FAMILY = "family";
    /** How large they are, such as {@code mini}. */
    public static final String SIZE = "size";

    public static final String PROVIDER = "provider";
    public static final String ENVIRONMENT = "environment";
    /** Whether it is one customer, a few or many. */
    public static final String SCOPE = "scope";
    /** Whether the model changed, users did, both, or neither. */
    public static final String CAUSE = "cause";

    public static final String BETWEEN = ", ";

    private Facts() {}
}
