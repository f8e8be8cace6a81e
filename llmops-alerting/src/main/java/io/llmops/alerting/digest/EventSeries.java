package io.llmops.alerting.digest;

import io.llmops.call.Outcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of numbers, one for each digest that has one: what change detection watches. By name, as a condition names it:
 *
 * <ul>
 *   <li>{@code latency}: seconds of calls that completed
 *   <li>{@code time_to_first_chunk}: seconds of calls that completed, of streams only
 *   <li>{@code input_tokens}, {@code output_tokens}: of calls that tell them
 *   <li>{@code errors}: 1 for a call that failed, 0 for one that completed; blocked and cancelled ones say nothing
 *   <li>{@code blocks}: 1 for a call that a guardrail blocked, 0 for one that completed or failed
 *   <li>{@code evaluation:NAME}: scores of one evaluation, from 0 to 1
 * </ul>
 */
public sealed interface EventSeries {

    /** What kind of numbers these are. */
    enum Numbers {
        /** Positive, of any size. */
        SIZES,
        /** 0 or 1. */
        RATE,
        /** From 0 to 1. */
        SCORES
    }

    /** As in {@link #named}. */
    String id();

    Numbers numbers();

    /** The number of this digest; empty if it is of another kind or does not tell. */
    OptionalDouble of(Digest digest, Digests from);

    /** A fact of each call. */
    enum OfCalls implements EventSeries {
        LATENCY(Numbers.SIZES) {
            @Override
            OptionalDouble of(Digest.OfCall call) {
                return call.outcome() == Outcome.COMPLETED ? seconds(call.latencyNanos()) : OptionalDouble.empty();
            }
        },
        TIME_TO_FIRST_CHUNK(Numbers.SIZES) {
            @Override
            OptionalDouble of(Digest.OfCall call) {
                return call.outcome() == Outcome.COMPLETED ? seconds(call.firstChunkNanos()) : OptionalDouble.empty();
            }
        },
        INPUT_TOKENS(Numbers.SIZES) {
            @Override
            OptionalDouble of(Digest.OfCall call) {
                return known(call.inputTokens());
            }
        },
        OUTPUT_TOKENS(Numbers.SIZES) {
            @Override
            OptionalDouble of(Digest.OfCall call) {
                return known(call.outputTokens());
            }
        },
        ERRORS(Numbers.RATE) {
            @Override
            OptionalDouble of(Digest.OfCall call) {
                return switch (call.outcome()) {
                    case FAILED -> OptionalDouble.of(1);
                    case COMPLETED -> OptionalDouble.of(0);
                    case BLOCKED, CANCELLED, ABANDONED -> OptionalDouble.empty();
                };
            }
        },
        BLOCKS(Numbers.RATE) {
            @Override
            OptionalDouble of(Digest.OfCall call) {
                return switch (call.outcome()) {
                    case BLOCKED -> OptionalDouble.of(1);
                    case COMPLETED, FAILED -> OptionalDouble.of(0);
                    case CANCELLED, ABANDONED -> OptionalDouble.empty();
                };
            }
        };

        private static final double NANOS = 1e-9;

        private final Numbers numbers;

        OfCalls(Numbers numbers) {
            this.numbers = numbers;
        }

        abstract OptionalDouble of(Digest.OfCall call);

        private static OptionalDouble seconds(long nanos) {
            return nanos < 0 ? OptionalDouble.empty() : OptionalDouble.of(nanos * NANOS);
        }

        private static OptionalDouble known(int tokens) {
            return tokens < 0 ? OptionalDouble.empty() : OptionalDouble.of(tokens);
        }

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Numbers numbers() {
            return numbers;
        }

        @Override
        public OptionalDouble of(Digest digest, Digests from) {
            return digest instanceof Digest.OfCall call ? of(call) : OptionalDouble.empty();
        }
    }

    /** The scores of one evaluation. */
    record OfEvaluation(String evaluation) implements EventSeries {

        static final String PREFIX = "evaluation:";

        @Override
        public String id() {
            return PREFIX + evaluation;
        }

        @Override
        public Numbers numbers() {
            return Numbers.SCORES;
        }

        @Override
        public OptionalDouble of(Digest digest, Digests from) {
            return digest instanceof Digest.OfEvaluation told
                            && from.evaluations().name(told.evaluation()).equals(evaluation)
                    ? OptionalDouble.of(told.score())
                    : OptionalDouble.empty();
        }
    }

    /** The series of this name; empty if there is none. */
    static Optional<EventSeries> named(String name) {
        if (name.startsWith(OfEvaluation.PREFIX) && name.length() > OfEvaluation.PREFIX.length()) {
            return Optional.of(new OfEvaluation(name.substring(OfEvaluation.PREFIX.length())));
        }
        return Arrays.stream(OfCalls.values())
                .filter(series -> series.id().equals(name))
                .map(EventSeries.class::cast)
                .findFirst();
    }
}
