package io.llmops.examples.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that goes wrong for a while.
 *
 * @param monitors whose business it is, as the labels say it
 * @param size what it means is the kind's own
 */
record Mishap(Kind kind, Instant start, Duration length, double size, String monitors) {

    /** What goes wrong, and what its size is. */
    enum Kind {
        /** This share of calls fails. */
        ERRORS,
        /** The model takes so many times as long. */
        SLOW,
        /** This share of answers misses the question, and the judge says so. */
        OFF_TOPIC,
        /** Prompts are so many times as long. */
        LONG_PROMPTS,
        /** Answers are so many times as long. */
        ANSWER_LENGTH,
        /** This share of requests is blocked. */
        ATTACK,
        /** Nobody calls. */
        NO_TRAFFIC,
        /** This share of the GPU's memory is in use. */
        GPU_MEMORY
    }

    static final List<Mishap> ALL = List.of(
            of(Kind.ERRORS, "2026-03-04T10:10:00Z", 45, 0.25, "error-rate"),
            of(Kind.SLOW, "2026-03-05T14:00:00Z", 60, 2.5, "slow-first-chunk|slow-chunks|slow-calls"),
            of(Kind.OFF_TOPIC, "2026-03-06T09:30:00Z", 75, 0.5, "irrelevant-answers|quality-drop"),
            of(Kind.ERRORS, "2026-03-09T16:20:00Z", 40, 0.09, "error-rate"),
            of(Kind.LONG_PROMPTS, "2026-03-10T11:00:00Z", 150, 3, "token-spike|cost-spike"),
            of(Kind.ANSWER_LENGTH, "2026-03-11T13:00:00Z", 90, 0.3, "output-length-shift"),
            of(Kind.ATTACK, "2026-03-12T15:10:00Z", 50, 0.12, "guardrail-blocks"),
            of(Kind.GPU_MEMORY, "2026-03-12T20:00:00Z", 60, 0.985, "gpu-memory-full"),
            of(Kind.NO_TRAFFIC, "2026-03-13T10:00:00Z", 90, 0, "no-traffic"));

    private static Mishap of(Kind kind, String start, int minutes, double size, String monitors) {
        return new Mishap(kind, Instant.parse(start), Duration.ofMinutes(minutes), size, monitors);
    }

    boolean reigns(Instant at) {
        return !at.isBefore(start) && at.isBefore(start.plus(length));
    }

    /** The labels, as {@code llmops backtest --incidents} reads them. */
    static List<String> csv() {
        List<String> lines = new ArrayList<>(List.of("start,end,monitor"));
        ALL.forEach(it -> lines.add(it.start + "," + it.start.plus(it.length) + "," + it.monitors));
        return lines;
    }
}
