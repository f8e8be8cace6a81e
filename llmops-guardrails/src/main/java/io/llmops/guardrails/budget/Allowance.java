package io.llmops.guardrails.budget;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each of many may spend within a period that moves with the time, in steps of a sixtieth of it. Remembers those who
 * spent last, up to a limit. Thread-safe.
 */
final class Allowance {

    static final int MAX_SPENDERS = 10_000;

    private static final int STEPS = 60;

    private static final class Account {
        private final double[] spent = new double[STEPS];
        private long latest;
        private double sum;

        Account(long step) {
            latest = step;
        }

        void moveTo(long step) {
            for (long passed = latest + 1; passed <= Math.min(step, latest + STEPS); passed++) {
                int slot = Math.floorMod(passed, STEPS);
                sum -= spent[slot];
                spent[slot] = 0;
            }
            latest = Math.max(latest, step);
        }

        void add(double amount) {
            spent[Math.floorMod(latest, STEPS)] += amount;
            sum += amount;
        }
    }

    private final Map<String, Account> accounts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
            return size() > MAX_SPENDERS;
        }
    };
    private final double limit;
    private final long stepNanos;

    Allowance(double limit, Duration period) {
        this.limit = limit;
        this.stepNanos = Math.max(1, period.toNanos() / STEPS);
    }

    double limit() {
        return limit;
    }

    /** Spends, and tells what has been spent within the period, this included. */
    synchronized double spend(String who, double amount, long nanos) {
        long step = Math.floorDiv(nanos, stepNanos);
        Account account = accounts.computeIfAbsent(who, any -> new Account(step));
        account.moveTo(step);
        account.add(amount);
        return account.sum;
    }

    boolean isUsedUp(String who, long nanos) {
        return spend(who, 0, nanos) >= limit;
    }
}
