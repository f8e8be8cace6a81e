package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.notify.Delivery;
import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.notify.PagerDutyChanges;
import io.llmops.alerting.notify.PagerDutyKeys;
import io.llmops.alerting.notify.PagerDutyNotifier;
import io.llmops.testkit.contract.NotifierContract;
import io.llmops.testkit.pagerduty.Incident;
import io.llmops.testkit.pagerduty.PagerDutyStandIn;
import io.llmops.testkit.pagerduty.ReceivedEvent;
import io.llmops.testkit.pagerduty.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagerDutyNotifierContractTest extends NotifierContract {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz012345";

    private final PagerDutyStandIn pagerDuty = PagerDutyStandIn.start();
    private final PagerDutyNotifier notifier = PagerDutyNotifier.at(pagerDuty.baseUri(), KEY);

    @AfterEach
    void close() {
        pagerDuty.close();
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected Notifier restarted() {
        return PagerDutyNotifier.at(pagerDuty.baseUri(), KEY);
    }

    @Override
    protected Notifier notifierToNowhere() {
        return PagerDutyNotifier.at(URI.create("http://127.0.0.1:1"), KEY);
    }

    @Override
    protected Notifier impatient() {
        return notifier.patience(SOON);
    }

    @Override
    protected void failNext(int status) {
        pagerDuty.failNext(1, status);
    }

    @Override
    protected void hangNext() {
        pagerDuty.hangNext(1);
    }

    @Override
    protected String received() {
        return pagerDuty.events().toString();
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

    @Test
    void afterARestartItIsTheSameIncident() {
        goesOnAfterARestartWithNothingButItsReceipt();

        assertThat(pagerDuty.incidents()).singleElement().matches(Incident::resolved);
    }

    @Test
    void afterTheKeysWereExchangedTheIncidentStillEnds() {
        String next = KEY.replace("0", "9");
        Delivery.Accepted opened = (Delivery.Accepted) notifier.send(Told.opened("exchanged"));
        PagerDutyKeys both = PagerDutyKeys.of(next).model("retired", KEY);
        new PagerDutyNotifier("pagerduty", pagerDuty.baseUri(), both)
                .send(Told.resolved("exchanged", opened.receipt()));

        assertThat(pagerDuty.incidents()).singleElement().matches(Incident::resolved);
        assertThat(pagerDuty.violations()).isEmpty();
    }

    @Test
    void whoeverTakesCareElsewhereTakesCareHere() {
        Delivery.Accepted opened = (Delivery.Accepted) notifier.send(Told.opened("acknowledged"));
        notifier.send(Told.acknowledged("acknowledged", opened.receipt()));

        assertThat(pagerDuty.incidents()).singleElement().matches(Incident::acknowledged);
        assertThat(pagerDuty.violations()).isEmpty();
    }

    @Test
    void deploymentsAreShown() {
        try (PagerDutyChanges changes = new PagerDutyChanges(pagerDuty.baseUri(), PagerDutyKeys.of(KEY))) {
            changes.deployed("checkout-bot", "v42", Instant.parse("2026-03-01T12:00:00Z"));
        }

        assertThat(pagerDuty.violations()).isEmpty();
        assertThat(pagerDuty.events()).extracting(ReceivedEvent::verdict).containsExactly(Verdict.CHANGE);
    }
}
