package io.llmops.config;

/** Something in a file of settings is wrong: where, what, and how to put it right. */
public final class ConfigException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    ConfigException(Place place, String problem) {
        super(place + ": " + problem);
        this.place = place;
    }

    /** Where the trouble is. */
    public Place place() {
        return place;
    }
}
