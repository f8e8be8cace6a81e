package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.notify.SlackBotNotifier;
import io.llmops.testkit.contract.NotifierContract;
import io.llmops.testkit.slack.SlackStandIn;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackBotNotifierContractTest extends NotifierContract {

    private final SlackStandIn slack = SlackStandIn.start();
    private final Notifier notifier =
            new SlackBotNotifier("slack", slack.botToken(), slack.channelId(), slash(slack.apiUri()));

    @AfterEach
    void close() {
        slack.close();
    }

    private static URI slash(URI api) {
        return api.toString().endsWith("/") ? api : URI.create(api + "/");
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected Notifier notifierToNowhere() {
        return new SlackBotNotifier("slack", slack.botToken(), "C0123456789", URI.create("http://127.0.0.1:1/api/"));
    }

    @Override
    protected void failNext(int status) {
        slack.failNext(1, status);
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
}
