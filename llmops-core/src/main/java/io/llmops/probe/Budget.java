package io.llmops.probe;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What may still be spent. A trial may begin if all under way, and it, may cost as much as the dearest so far; the first one
 * runs alone. So the limit is passed by no more than what one trial costs beyond the dearest before it.
 */
final class Budget {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private final double limitUsd;
    private double spentUsd;
    private double dearestUsd;
    private int underWay;

    /**
     * A budget of so much.
     *
     * @param limitUsd infinite for none
     */
    Budget(double limitUsd) {
        this.limitUsd = limitUsd;
    }

    /** Spent before. */
    void spent(double usd) {
        lock.lock();
        try {
            spentUsd += usd;
            dearestUsd = Math.max(dearestUsd, usd);
        } finally {
            lock.unlock();
        }
    }

    /** Whether one more trial may begin; if so, {@link #settle} is to follow. */
    boolean reserve() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (dearestUsd == 0 && underWay > 0 && limitUsd != Double.POSITIVE_INFINITY) {
                settled.await();
            }
            if (spentUsd >= limitUsd || spentUsd + (underWay + 1) * dearestUsd > limitUsd) {
                return false;
            }
            underWay++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void settle(double usd) {
        lock.lock();
        try {
            underWay--;
            spentUsd += usd;
            dearestUsd = Math.max(dearestUsd, usd);
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
