package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.notify.SlackBotNotifier;
import io.llmops.alerting.react.SlackInteractivity;
import io.llmops.testkit.contract.NotifierContract;
import io.llmops.testkit.slack.SlackStandIn;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackBotNotifierContractTest extends NotifierContract {

    private static final Duration SOON = Duration.ofMillis(500);

    private final SlackStandIn slack = SlackStandIn.start();
    private final SlackBotNotifier notifier = bot();

    @AfterEach
    void close() {
        slack.close();
    }

    private SlackBotNotifier bot() {
        return new SlackBotNotifier("slack", slack.botToken(), slack.channelId(), slack.apiUri())
                .withButtons(new SlackInteractivity(List.of("signing-secret"), it -> {}));
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected Notifier restarted() {
        return bot();
    }

    @Override
    protected Notifier notifierToNowhere() {
        return new SlackBotNotifier("slack", slack.botToken(), "C0123456789", URI.create("http://127.0.0.1:1/api/"));
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
        return slack.botToken();
    }

    @Test
    void keepsOneMessageForEachIncidentAndTellsWhatChangedInItsThread() {
        tellsAnIncidentFromItsOpeningToItsEndWithinTheVendorsRules();

        assertThat(slack.messages()).isNotEmpty().allSatisfy(message -> {
            assertThat(message.edits()).isEqualTo(2);
            assertThat(message.replies()).hasSize(2);
        });
    }

    @Test
    void afterARestartItIsTheSameMessage() {
        goesOnAfterARestartWithNothingButItsReceipt();

        assertThat(slack.messages()).singleElement().satisfies(message -> {
            assertThat(message.edits()).isEqualTo(2);
            assertThat(message.text()).startsWith("Resolved");
        });
    }
}
