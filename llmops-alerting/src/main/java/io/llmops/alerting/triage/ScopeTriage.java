package io.llmops.alerting.triage;

import java.time.Duration;
import java.util.List;

/**
 * Whether a burst of blocked calls, errors or anything else that a call may be counted for is one customer's, a few
 * customers', everybody's, or no burst at all. Events go in one by one in the order of their time; asked at any moment, it
 * judges the present window against what came before it.
 *
 * <pre>{@code
 * ScopeTriage triage = new ScopeTriage(Duration.ofMinutes(10), TriageWords.of("blocked", rules::get));
 * triage.add(epochMilli, customerHash, rule, blocked);
 * ScopeDiagnosis diagnosis = triage.diagnose(nowMilli);
 * }</pre>
 *
 * <p>What counts is judged against the calls of the very customers that made them, and against each customer's own
 * history: the biggest customer is not conspicuous for being big, nor a crowd for coming. How it decides, and how often it
 * is right: {@code docs/triage.md}. False alarms, measured: about one in a hundred decisions at the most, mostly fewer, on the
 * traffic of real services.
 *
 * <p>No clock, no threads, for one thread at a time. Memory is taken at once and does not grow with the number of
 * customers: about 350 bytes for each of the places for customers. An event costs the same with a hundred customers as
 * with millions; the end of a window and a question cost time in proportion to the places.
 */
public final class ScopeTriage {

    /** How many customers are known by their history, if nothing else is said. */
    public static final int PLACES = 1024;

    /** How much likelier than nothing a story must be to be told. */
    private static final double LEAST_LIKELIER = 3.5;

    /** After a longer silence all that was known is too faint to matter. */
    private static final int LONGEST_SILENCE = 2_000; // windows

    private final long window;
    private final TriageWords words;
    private final Ledger ledger;
    private final RuleMix rules = new RuleMix();
    private final Moments moments = new Moments();
    private final double[] lengths = new double[CustomerCounts.WINDOWS];
    private boolean begun;
    private long start;

    public ScopeTriage(Duration window, TriageWords words) {
        this(window, words, PLACES);
    }

    /**
     * @param window the length of what is judged
     * @param places for customers that are known by their history
     */
    public ScopeTriage(Duration window, TriageWords words, int places) {
        if (window.toMillis() <= 0) {
            throw new IllegalArgumentException("A window of " + window + " is too short; give one such as PT10M");
        }
        if (places < 2) {
            throw new IllegalArgumentException(places + " places are too few; give some hundreds");
        }
        this.window = window.toMillis();
        this.words = words;
        ledger = new Ledger(places);
    }

    /**
     * A call. Windows follow each other from the first one on. An event that is late counts for the present window.
     *
     * @param customer a hash of who called; 0, for unknown, is a customer like any other
     * @param rule what it counts by, from 0 to 63; negative if nothing
     * @param counts whether it is one of those that there may be too many of
     */
    public void add(long epochMilli, long customer, int rule, boolean counts) {
        advance(epochMilli);
        ledger.add(customer, 1, counts ? 1 : 0);
        if (counts) {
            moments.add(epochMilli - start, window);
            if (rule >= 0) {
                rules.add(rule);
            }
        }
    }

    /** So many calls of one customer in the present window at once. */
    void add(long customer, int calls, int counted) {
        ledger.add(customer, calls, counted);
    }

    /** Ends windows that are over by now. */
    public void advance(long epochMilli) {
        if (!begun) {
            begun = true;
            start = epochMilli;
        }
        long over = (epochMilli - start) / window;
        for (long i = Math.max(0, over - LONGEST_SILENCE); i < over; i++) {
            endWindow(start + window);
        }
        start = over > LONGEST_SILENCE ? epochMilli : start;
    }

    /** Ends the present window, however short it was; the next one begins here. */
    public void endWindow(long epochMilli) {
        ledger.endWindow();
        rules.close();
        moments.clear();
        lengths[0] = Math.max(0, epochMilli - start);
        System.arraycopy(lengths, 0, lengths, 1, lengths.length - 1);
        start = epochMilli;
    }

    /** When the present window began. */
    public long windowStart() {
        return start;
    }

    /** Judges the present window. */
    public ScopeDiagnosis diagnose(long epochMilli) {
        advance(epochMilli);
        if (ledger.known().callsBefore(ledger.known().everybody(), 1) == 0) {
            return ScopeDiagnosis.nothingToGoBy();
        }
        lengths[0] = Math.max(1, epochMilli - start);
        Weighing weighing = Weighing.of(ledger, lengths);
        boolean quiet = weighing.any() < Math.log(LEAST_LIKELIER);
        Scope scope = quiet ? Scope.NONE : weighing.likeliest();
        List<Suspect> suspects = Suspects.of(scope, weighing.since());
        Telling telling = new Telling(words, ledger, rules, moments, Duration.ofMillis(window));
        return new ScopeDiagnosis(
                scope, confidence(scope, weighing), suspects, telling.evidence(scope, suspects, weighing));
    }

    /** "Nothing" is as much likelier beforehand as a story must be to be told. */
    private static double confidence(Scope scope, Weighing weighing) {
        double nothing = Math.log(LEAST_LIKELIER);
        double all = Logs.add(nothing, weighing.any());
        return Math.exp(switch (scope) {
                    case NONE -> nothing;
                    case ONE_CUSTOMER -> weighing.one();
                    case FEW -> weighing.few();
                    case MANY -> weighing.many();
                }
                - all);
    }

    /** Whether anything is known of a customer that a diagnosis could name. */
    public boolean holds(long customer) {
        return ledger.holds(customer);
    }
}
