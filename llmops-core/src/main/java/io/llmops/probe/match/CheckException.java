package io.llmops.probe.match;

/** An answer could not be checked: neither right nor wrong. The message never quotes it. */
public final class CheckException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String errorType;

    /**
     * For checks that cannot tell.
     *
     * @param errorType a word of few values, such as {@code regex_too_slow}
     */
    CheckException(String errorType, String message) {
        super(message);
        this.errorType = errorType;
    }

    public String errorType() {
        return errorType;
    }
}
