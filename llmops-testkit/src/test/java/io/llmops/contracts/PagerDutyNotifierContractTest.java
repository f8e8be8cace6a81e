package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.notify.PagerDutyNotifier;
import io.llmops.testkit.contract.NotifierContract;
import io.llmops.testkit.pagerduty.Incident;
import io.llmops.testkit.pagerduty.PagerDutyStandIn;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagerDutyNotifierContractTest extends NotifierContract {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz012345";

    private final PagerDutyStandIn pagerDuty = PagerDutyStandIn.start();
    private final Notifier notifier = PagerDutyNotifier.at(pagerDuty.baseUri(), KEY);

    @AfterEach
    void close() {
        pagerDuty.close();
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected Notifier notifierToNowhere() {
        return PagerDutyNotifier.at(URI.create("http://127.0.0.1:1"), KEY);
    }

    @Override
    protected void failNext(int status) {
        pagerDuty.failNext(1, status);
    }

    @Override
    protected List<String> violations() {
        return pagerDuty.violations().stream().map(Object::toString).toList();
    }

    @Override
    protected String secret() {
        return KEY;
    }

    @Test
    void opensEachIncidentOnceAndResolvesItOnce() {
        tellsAnIncidentFromItsOpeningToItsEndWithinTheVendorsRules();

        assertThat(pagerDuty.incidents()).isNotEmpty().allMatch(Incident::resolved);
    }
}
