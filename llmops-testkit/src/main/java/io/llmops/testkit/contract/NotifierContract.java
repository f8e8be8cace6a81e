package io.llmops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.llmops.alerting.notify.Delivery;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.notify.Notifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every notifier promises: payloads within the vendor's rules whatever the text, truthful answers about delivery,
 * receipts that outlive it, and no secret told. Test against a stand-in that checks payloads by the vendor's published
 * rules.
 */
public abstract class NotifierContract {

    /** Journals keep receipts. */
    private static final int LONGEST_RECEIPT = 200;

    /** For a single attempt. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> TEXTS = List.of(
            "",
            "gpt-4o",
            "<!channel> <@U012AB3CD> & <https://evil.example|click>",
            "*bold* _it_ `code` ~no~\n> quote",
            "x".repeat(5_000),
            "\uD83D\uDE00".repeat(3_000),
            "&".repeat(4_000),
            "{\"json\": [\"\\\"\"]} ' OR 1=1 -- %s %n {}",
            "turned \u202E\u2066 around, \uD83D\uDC68\u200D\uD83D\uDC69 joined, e\u0301 combined",
            "lone \uD800 surrogate and \0 and \u202E");

    /** For subclasses. */
    protected NotifierContract() {}

    /** The notifier, connected to a healthy stand-in; the same one each time. */
    protected abstract Notifier notifier();

    /** Another one that is made just like it, as after a restart. */
    protected abstract Notifier restarted();

    /** The same kind of notifier, connected to an address where nobody listens. */
    protected abstract Notifier notifierToNowhere();

    /**
     * A notifier that gives up soon on an answer that does not come, connected to the healthy stand-in. For those whose
     * patience cannot be set: {@link #notifier()}, and a test that takes as long as it waits.
     */
    protected Notifier impatient() {
        return notifier();
    }

    /** Makes the stand-in answer the next request with this HTTP status. */
    protected abstract void failNext(int status);

    /** Makes the stand-in take the next request and never answer. */
    protected abstract void hangNext();

    /** What the stand-in found against the payloads so far. */
    protected abstract List<String> violations();

    /** All that the stand-in was sent so far, as text. */
    protected abstract String received();

    /** The key, token or URL that must not be told. */
    protected abstract String secret();

    @Test
    protected void tellsAnIncidentFromItsOpeningToItsEndWithinTheVendorsRules() {
        for (String text : TEXTS) {
            for (int members : new int[] {1, 3, 60}) {
                Delivery opened = tell(notifier(), Incidents.opened(text, members));
                Delivery updated = tell(notifier(), Incidents.after(opened, Incidents.updated(text, members)));
                tell(notifier(), Incidents.after(updated, Incidents.resolved(text, members)));
            }
        }
        assertThat(violations()).isEmpty();
    }

    @Test
    protected void goesOnAfterARestartWithNothingButItsReceipt() {
        Delivery opened = tell(notifier(), Incidents.opened("restart", 1));
        Delivery updated = tell(restarted(), Incidents.after(opened, Incidents.updated("restart", 1)));
        tell(restarted(), Incidents.after(updated, Incidents.resolved("restart", 1)));

        assertThat(violations()).isEmpty();
    }

    @Test
    void takesAReceiptThatItDoesNotUnderstandAsNone() {
        for (String receipt : List.of("", "?", "x".repeat(LONGEST_RECEIPT), "\0\n")) {
            Delivery strange = new Delivery.Accepted(Optional.of(receipt));
            tell(notifier(), Incidents.after(strange, Incidents.updated("strange receipt", 1)));
        }
        assertThat(violations()).isEmpty();
    }

    @Test
    void acceptsTheSameNotificationTwice() {
        tell(notifier(), Incidents.opened("again", 1));
        Delivery opened = tell(notifier(), Incidents.opened("again", 1));
        Notification resolved = Incidents.after(opened, Incidents.resolved("again", 1));
        tell(notifier(), resolved);
        tell(notifier(), resolved);
        assertThat(violations()).isEmpty();
    }

    @Test
    void acceptsWhatIsOverBeforeItWasTold() {
        for (String text : TEXTS) {
            tell(notifier(), Incidents.resolvedFirst(text));
        }
        assertThat(violations()).isEmpty();
    }

    @Test
    void tellsWhoTakesCare() {
        Delivery opened = tell(notifier(), Incidents.opened("handled", 1));
        tell(notifier(), Incidents.after(opened, Incidents.handled("handled", "ada.lovelace")));
        assertThat(received()).contains("ada.lovelace");

        for (String text : TEXTS) {
            tell(notifier(), Incidents.handled("handled " + text, text));
        }
        assertThat(violations()).isEmpty();
    }

    @Test
    void wantsToTryAgainWhenTheVendorIsBusyOrBroken() {
        for (int status : new int[] {429, 500, 503}) {
            failNext(status);
            assertThat(notifier().send(Incidents.opened("busy", 1)))
                    .as("answer to %d", status)
                    .isInstanceOf(Delivery.Retry.class);
            tell(notifier(), Incidents.opened("busy", 1));
        }
    }

    @Test
    void wantsToTryAgainWhenNobodyListens() {
        assertThat(notifierToNowhere().send(Incidents.opened("nowhere", 1))).isInstanceOf(Delivery.Retry.class);
    }

    @Test
    void wantsToTryAgainWhenThereIsNoAnswerInTime() {
        hangNext();
        Delivery delivery =
                assertTimeoutPreemptively(PATIENCE, () -> impatient().send(Incidents.opened("hang", 1)));

        assertThat(delivery).isInstanceOf(Delivery.Retry.class);
    }

    @Test
    void neverTellsItsSecret() {
        failNext(500);
        String told = notifier() + " " + notifier().send(Incidents.opened("secret", 1)) + " " + notifierToNowhere()
                + " " + notifierToNowhere().send(Incidents.opened("secret", 1)) + " "
                + notifier().send(Incidents.opened("secret", 1)) + " "
                + notifier().send(Incidents.resolved("secret", 1));

        assertThat(told).doesNotContain(secret());
    }

    @Test
    void hasANameThatRoutesCanUse() {
        assertThat(notifier().name())
                .matches("[a-z0-9-]+")
                .isEqualTo(restarted().name())
                .isEqualTo(notifierToNowhere().name());
    }

    private static Delivery tell(Notifier notifier, Notification notification) {
        Delivery delivery = notifier.send(notification);
        assertThat(delivery).isInstanceOf(Delivery.Accepted.class);
        assertThat(((Delivery.Accepted) delivery).receipt().stream())
                .as("a receipt is a short line that a journal can keep")
                .allMatch(it -> it.length() <= LONGEST_RECEIPT && it.matches("\\P{Cntrl}+"));
        return delivery;
    }
}
