package io.llmops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.notify.Delivery;
import io.llmops.alerting.notify.Notifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every notifier promises: payloads within the vendor's rules whatever the text, truthful answers about delivery,
 * and no secret told. Test against a stand-in that checks payloads by the vendor's published rules.
 */
public abstract class NotifierContract {

    private static final List<String> TEXTS = List.of(
            "",
            "gpt-4o",
            "<!channel> <@U012AB3CD> & <https://evil.example|click>",
            "*bold* _it_ `code` ~no~\n> quote",
            "x".repeat(5_000),
            "\uD83D\uDE00".repeat(3_000),
            "&".repeat(4_000),
            "lone \uD800 surrogate and \0 and \u202E");

    /** For subclasses. */
    protected NotifierContract() {}

    /** The notifier, connected to a healthy stand-in; the same one each time. */
    protected abstract Notifier notifier();

    /** The same kind of notifier, connected to an address where nobody listens. */
    protected abstract Notifier notifierToNowhere();

    /** Makes the stand-in answer the next request with this HTTP status. */
    protected abstract void failNext(int status);

    /** What the stand-in found against the payloads so far. */
    protected abstract List<String> violations();

    /** The key, token or URL that must not be told. */
    protected abstract String secret();

    @Test
    protected void tellsAnIncidentFromItsOpeningToItsEndWithinTheVendorsRules() {
        for (String text : TEXTS) {
            for (int members : new int[] {1, 3, 60}) {
                assertAccepted(notifier().send(Incidents.opened(text, members)));
                assertAccepted(notifier().send(Incidents.updated(text, members)));
                assertAccepted(notifier().send(Incidents.resolved(text, members)));
            }
        }
        assertThat(violations()).isEmpty();
    }

    @Test
    void acceptsTheSameNotificationTwice() {
        assertAccepted(notifier().send(Incidents.opened("again", 1)));
        assertAccepted(notifier().send(Incidents.opened("again", 1)));
        assertAccepted(notifier().send(Incidents.resolved("again", 1)));
        assertAccepted(notifier().send(Incidents.resolved("again", 1)));
        assertThat(violations()).isEmpty();
    }

    @Test
    void wantsToTryAgainWhenTheVendorIsBusyOrBroken() {
        for (int status : new int[] {429, 500, 503}) {
            failNext(status);
            assertThat(notifier().send(Incidents.opened("busy", 1)))
                    .as("answer to %d", status)
                    .isInstanceOf(Delivery.Retry.class);
            assertAccepted(notifier().send(Incidents.opened("busy", 1)));
        }
    }

    @Test
    void wantsToTryAgainWhenNobodyListens() {
        assertThat(notifierToNowhere().send(Incidents.opened("nowhere", 1))).isInstanceOf(Delivery.Retry.class);
    }

    @Test
    void neverTellsItsSecret() {
        failNext(500);
        String told = notifier() + " " + notifier().send(Incidents.opened("secret", 1)) + " " + notifierToNowhere()
                + " " + notifierToNowhere().send(Incidents.opened("secret", 1));

        assertThat(told).doesNotContain(secret());
    }

    @Test
    void hasANameThatRoutesCanUse() {
        assertThat(notifier().name())
                .matches("[a-z0-9-]+")
                .isEqualTo(notifierToNowhere().name());
    }

    private static void assertAccepted(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivery.Accepted.class);
    }
}
