package io.llmops.guardrails;

/**
 * How much of a stream a guardrail may leave undecided, and how much of what was shown it needs to see again. See
 * {@link Guardrail}.
 */
public final class HoldBack {

    /** Judges whole texts only: where it enforces, a stream is shown when it is complete. */
    public static final HoldBack WHOLE = new HoldBack(Integer.MAX_VALUE, 0);

    private final int characters;
    private final int context;

    private HoldBack(int characters, int context) {
        this.characters = characters;
        this.context = context;
    }

    /** At most {@code n} characters (UTF-16 units), and as many as context. */
    public static HoldBack characters(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("A hold-back is 0 characters or more, or HoldBack.WHOLE: " + n);
        }
        return new HoldBack(n, n);
    }

    /** The same, with this many characters of context. */
    public HoldBack withContext(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("A context is 0 characters or more: " + n);
        }
        return isWhole() ? this : new HoldBack(characters, n);
    }

    public boolean isWhole() {
        return characters == Integer.MAX_VALUE;
    }

    public int characters() {
        return characters;
    }

    public int context() {
        return context;
    }

    @Override
    public String toString() {
        return isWhole() ? "HoldBack.WHOLE" : "HoldBack(" + characters + " characters, " + context + " of context)";
    }
}
