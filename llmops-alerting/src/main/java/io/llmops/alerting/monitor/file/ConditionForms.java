package io.llmops.alerting.monitor.file;

import io.llmops.alerting.digest.EventSeries;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.monitor.BurnRate;
import io.llmops.alerting.monitor.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What reading and writing conditions have in common. */
final class ConditionForms {

    static final LimitForm THRESHOLD = LimitForm.atTheLimit(Tree::number);
    static final LimitForm SHARE = LimitForm.atTheLimit(Tree::percent);
    static final LimitForm STD_DEV = LimitForm.halfWayTo(0, Tree::number);
    static final LimitForm SEASONAL = LimitForm.halfWayTo(1, Tree::number);
    static final LimitForm TREND = LimitForm.halfWayTo(0, Tree::percent);

    private ConditionForms() {}

    static List<String> seriesOfEvents() {
        List<String> ids = new ArrayList<>();
        Arrays.stream(EventSeries.OfCalls.values()).map(EventSeries::id).forEach(ids::add);
        ids.add("evaluation:name");
        return ids;
    }

    /** Paces that have a name. */
    enum Paces {
        PAGE(Severity.CRITICAL),
        TICKET(Severity.WARNING);

        private final Severity severity;

        Paces(Severity severity) {
            this.severity = severity;
        }

        List<BurnRate.Pace> paces() {
            return BurnRate.pacesFor(severity);
        }
    }
}
