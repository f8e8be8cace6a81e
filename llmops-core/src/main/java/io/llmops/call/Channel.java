package io.llmops.call;

/**
 * One of the texts that a stream carries at the same time: the answer of a choice, its reasoning, or the arguments of
 * one of its tool calls. Compared by value; {@link #text(int)} of choice 0 is shared.
 */
public final class Channel {

    /** What flows through a channel. */
    public enum Kind {
        TEXT,
        REASONING,
        TOOL_CALL
    }

    private static final Channel FIRST_TEXT = new Channel(Kind.TEXT, 0, 0);

    private final Kind kind;
    private final int choice;
    private final int index;

    private Channel(Kind kind, int choice, int index) {
        this.kind = kind;
        this.choice = choice;
        this.index = index;
    }

    public static Channel text(int choice) {
        return choice == 0 ? FIRST_TEXT : new Channel(Kind.TEXT, choice, 0);
    }

    public static Channel reasoning(int choice) {
        return new Channel(Kind.REASONING, choice, 0);
    }

    /** The {@code index}-th tool call of a choice. */
    public static Channel toolCall(int choice, int index) {
        return new Channel(Kind.TOOL_CALL, choice, index);
    }

    public Kind kind() {
        return kind;
    }

    public int choice() {
        return choice;
    }

    public int index() {
        return index;
    }

    /** The origin of a passage that came through this channel. */
    public Origin origin() {
        return switch (kind) {
            case TEXT -> Origin.ANSWER;
            case REASONING -> Origin.REASONING;
            case TOOL_CALL -> Origin.TOOL_CALL;
        };
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Channel channel
                        && kind == channel.kind
                        && choice == channel.choice
                        && index == channel.index);
    }

    @Override
    public int hashCode() {
        return (kind.ordinal() * 31 + choice) * 31 + index;
    }

    @Override
    public String toString() {
        return kind + "[" + choice + "." + index + "]";
    }
}
