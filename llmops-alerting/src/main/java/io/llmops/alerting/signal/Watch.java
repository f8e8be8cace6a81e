package io.llmops.alerting.signal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** When somebody was watching, and when nobody was: a process that was down saw nothing, which is not nothing. */
final class Watch {

    /** Ticks are five minutes apart at most; who comes later than this was away. */
    private static final long AWAY_MILLIS = Duration.ofMinutes(11).toMillis();

    static final int MOST_GAPS = 256;

    /** Nobody watched between these moments, milliseconds since the epoch. */
    record Gap(long from, long until) {}

    private final Deque<Gap> gaps = new ArrayDeque<>(); // oldest first
    private long began = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private boolean away;

    /** Something was recorded since then. */
    void since(long moment) {
        began = Math.min(began, moment);
    }

    /** Everything up to now was seen, unless that is too long since the last time, or the process is a new one. */
    void advanceTo(long now) {
        since(now);
        while (!gaps.isEmpty() && gaps.peekLast().until > now) {
            gaps.removeLast(); // the clock was set back
        }
        if (last != Long.MIN_VALUE && now > last && (away || now - last > AWAY_MILLIS)) {
            gap(new Gap(last, now));
        }
        away = false;
        last = now;
    }

    private void gap(Gap gap) {
        if (gaps.size() == MOST_GAPS) {
            began = gaps.removeFirst().until;
        }
        gaps.addLast(gap);
    }

    void forgetBefore(long horizon) {
        began = Math.max(began, horizon);
        gaps.removeIf(it -> it.until <= horizon);
    }

    /** Goes on where another process stopped. */
    void resume(long thenBegan, long thenLast, List<Gap> thenGaps) {
        gaps.clear();
        began = thenBegan;
        last = thenLast;
        thenGaps.forEach(gaps::addLast);
        away = true;
    }

    /** For how many of the milliseconds between these moments somebody watched. */
    long observed(long from, long until) {
        long observed = overlap(Math.min(began, until), until, from, until);
        for (Gap gap : gaps) {
            observed -= overlap(gap.from, gap.until, Math.max(from, began), until);
        }
        return Math.max(0, observed);
    }

    private static long overlap(long from, long until, long otherFrom, long otherUntil) {
        return Math.max(0, Math.min(until, otherUntil) - Math.max(from, otherFrom));
    }

    long began() {
        return began;
    }

    List<Gap> gaps() {
        return List.copyOf(gaps);
    }
}
