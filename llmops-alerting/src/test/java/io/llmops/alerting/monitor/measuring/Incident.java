package io.llmops.alerting.monitor.measuring;

/**
 * Something that goes wrong for some minutes.
 *
 * @param from the first minute
 * @param until the minute after the last
 */
record Incident(Kind kind, int from, int until) {

    /** What is measured of calls. */
    enum Of {
        LATENCY,
        ERRORS,
        TRAFFIC,
        TOKENS
    }

    enum Kind {
        SLOW(Of.LATENCY, 40, 2),
        SLOWER(Of.LATENCY, 6 * 60, 1.3),
        CREEP(Of.LATENCY, 60 * 60, 1.6),
        ERRORS(Of.ERRORS, 30, 0.15),
        TRICKLE(Of.ERRORS, 6 * 60, 0.03),
        SILENCE(Of.TRAFFIC, 60, 0),
        SURGE(Of.TRAFFIC, 90, 3),
        DIP(Of.TRAFFIC, 3 * 60, 0.3),
        LONGER(Of.TOKENS, 48 * 60, 1.15),
        SHORTER(Of.TOKENS, 48 * 60, 0.85);

        final Of of;
        final int minutes;
        final double size;

        Kind(Of of, int minutes, double size) {
            this.of = of;
            this.minutes = minutes;
            this.size = size;
        }
    }

    boolean covers(int minute) {
        return from <= minute && minute < until;
    }

    /** What a number that is of this kind's signal is multiplied by. */
    double factor(int minute) {
        return kind == Kind.CREEP ? 1 + (kind.size - 1) * (minute - from) / (until - from) : kind.size;
    }
}
