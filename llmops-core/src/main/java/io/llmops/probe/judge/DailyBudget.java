package io.llmops.probe.judge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What may still be spent today. Something may begin if all under way, and it, may cost as much as the dearest so far; until a
 * price is known one at a time. So the limit is passed by no more than what one costs beyond the dearest before it.
 */
final class DailyBudget {

    private final double limitUsd;
    private LocalDate day = LocalDate.MIN;
    private double spentUsd;
    private double dearestUsd;
    private int underWay;

    DailyBudget(double limitUsd) {
        this.limitUsd = limitUsd;
    }

    /** Whether one more may begin; if so, {@link #settle} is to follow. */
    synchronized boolean reserve(Instant now) {
        turnTo(now);
        boolean unknown = dearestUsd == 0 && underWay > 0 && limitUsd != Double.POSITIVE_INFINITY;
        if (unknown || spentUsd >= limitUsd || spentUsd + (underWay + 1) * dearestUsd > limitUsd) {
            return false;
        }
        underWay++;
        return true;
    }

    synchronized void settle(double usd, Instant now) {
        turnTo(now);
        underWay--;
        spentUsd += usd;
        dearestUsd = Math.max(dearestUsd, usd);
    }

    synchronized double spentUsd(Instant now) {
        turnTo(now);
        return spentUsd;
    }

    private void turnTo(Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (!today.equals(day)) {
            day = today;
            spentUsd = 0;
        }
    }
}
