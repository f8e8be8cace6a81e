package io.llmops.guardrails;

import io.llmops.call.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which guardrails look at a call, in which order, and what becomes of what they find. Immutable. Made by
 * {@link #builder(String)}.
 */
public final class Policy {

    private final String name;
    private final Side input;
    private final Side output;
    private final Set<Origin> trusted;
    private final Optional<String> reply;

    Policy(String name, Side input, Side output, Set<Origin> trusted, Optional<String> reply) {
        this.name = name;
        this.input = input;
        this.output = output;
        this.trusted = Set.copyOf(trusted);
        this.reply = reply;
    }

    /** The guardrails of one direction, in order: all of them, those that enforce, and those that observe. */
    record Side(List<Placement> all, List<Placement> enforced, List<Placement> observed) {

        static Side of(List<Placement> placements) {
            return new Side(
                    List.copyOf(placements),
                    placements.stream()
                            .filter(placed -> !placed.enforcement().isObserve())
                            .toList(),
                    placements.stream()
                            .filter(placed -> placed.enforcement().isObserve())
                            .toList());
        }

        boolean isEmpty() {
            return all.isEmpty();
        }

        @Override
        public String toString() {
            return all.toString();
        }
    }

    /**
     * A policy to be put together.
     *
     * @param name how people speak of it, such as {@code strict}
     */
    public static PolicyBuilder builder(String name) {
        return new PolicyBuilder(name);
    }

    /** A copy to be changed, under another name. */
    public PolicyBuilder toBuilder(String otherName) {
        return new PolicyBuilder(otherName, this);
    }

    public String name() {
        return name;
    }

    /** The guardrails that look at requests, in order. */
    public List<Placement> inputs() {
        return input.all();
    }

    /** The guardrails that look at answers, in order. */
    public List<Placement> outputs() {
        return output.all();
    }

    Side input() {
        return input;
    }

    Side output() {
        return output;
    }

    boolean isEmpty() {
        return input.isEmpty() && output.isEmpty();
    }

    Set<Origin> trusted() {
        return trusted;
    }

    boolean trusts(Origin origin) {
        return trusted.contains(origin);
    }

    /** What the caller of a blocked call is answered; where empty, an exception is thrown. */
    Optional<String> reply() {
        return reply;
    }

    /** Tells the guardrails, in order. */
    @Override
    public String toString() {
        return name + "(input: " + input + ", output: " + output + ")";
    }
}
