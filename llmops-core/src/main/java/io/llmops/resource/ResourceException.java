package io.llmops.resource;

/**
 * A source that cannot be read right now. Its message goes to the log: it names cause and fix in one line, and never a
 * secret.
 */
public final class ResourceException extends Exception {

    private static final long serialVersionUID = 1L;

    public ResourceException(String message) {
        super(message);
    }
}
