package io.llmops.contracts;

import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.notify.SlackWebhookNotifier;
import io.llmops.testkit.contract.NotifierContract;
import io.llmops.testkit.slack.SlackStandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class SlackWebhookNotifierContractTest extends NotifierContract {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final String NOWHERE = "http://127.0.0.1:1/services/T0/B0/hidden-path-of-the-webhook";

    private final SlackStandIn slack = SlackStandIn.start();
    private final SlackWebhookNotifier notifier =
            new SlackWebhookNotifier(slack.webhookUri().toString());

    @AfterEach
    void close() {
        slack.close();
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected Notifier restarted() {
        return new SlackWebhookNotifier(slack.webhookUri().toString());
    }

    @Override
    protected Notifier notifierToNowhere() {
        return new SlackWebhookNotifier(NOWHERE);
    }

    @Override
    protected Notifier impatient() {
        return notifier.patience(SOON);
    }

    @Override
    protected void failNext(int status) {
        slack.failNext(1, status);
    }

    @Override
    protected void hangNext() {
        slack.hangNext(1);
    }

    @Override
    protected String received() {
        return slack.calls().toString();
    }

    @Override
    protected List<String> violations() {
        List<String> found = new ArrayList<>();
        slack.violations().forEach(violation -> found.add(violation.toString()));
        slack.mentions().forEach(mention -> found.add("mention " + mention));
        return found;
    }

    @Override
    protected String secret() {
        return "hidden-path-of-the-webhook";
    }
}
