package io.llmops.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.notify.WebhookNotifier;
import io.llmops.testkit.contract.NotifierContract;
import io.llmops.testkit.http.Faults;
import io.llmops.testkit.http.Hmac;
import io.llmops.testkit.http.Inbound;
import io.llmops.testkit.http.Json;
import io.llmops.testkit.http.LoopbackServer;
import io.llmops.testkit.http.Outbound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

class WebhookNotifierContractTest extends NotifierContract {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final String SECRET = "the-secret-of-both";
    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d+),v1=([0-9a-f]{64})");

    private final Faults faults = new Faults();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final LoopbackServer receiver = LoopbackServer.start("webhook", 2, 4_000_000, this::receive);
    private final WebhookNotifier notifier = restarted();

    @AfterEach
    void close() {
        receiver.close();
    }

    /** As a careful receiver does it. */
    private Outbound receive(Inbound inbound) {
        String body = new String(inbound.body(), UTF_8);
        bodies.add(body);
        if (!isSigned(inbound.header("LLMOps-Signature").orElse(""), body)) {
            violations.add("not signed: " + inbound.header("LLMOps-Signature"));
        }
        if (Json.object(inbound.body()).isEmpty() || inbound.body().length > 512_000) {
            violations.add("no JSON object, or too large: " + inbound.body().length);
        }
        return faults.next().map(it -> it.reply().apply(inbound)).orElse(Outbound.text(204, ""));
    }

    private static boolean isSigned(String header, String body) {
        Matcher parts = SIGNATURE.matcher(header);
        return parts.matches() && parts.group(2).equals(Hmac.sha256(SECRET, parts.group(1) + "." + body));
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected WebhookNotifier restarted() {
        return new WebhookNotifier("webhook", receiver.uri() + "/hook/" + SECRET, SECRET);
    }

    @Override
    protected Notifier notifierToNowhere() {
        return new WebhookNotifier("webhook", "http://127.0.0.1:1/hook/" + SECRET, SECRET);
    }

    @Override
    protected Notifier impatient() {
        return notifier.patience(SOON);
    }

    @Override
    protected void failNext(int status) {
        faults.refuse(1, Outbound.text(status, "failure on demand"));
    }

    @Override
    protected void hangNext() {
        faults.refuse(1, new Outbound.Hang());
    }

    @Override
    protected List<String> violations() {
        return new ArrayList<>(violations);
    }

    @Override
    protected String received() {
        return bodies.toString();
    }

    @Override
    protected String secret() {
        return SECRET;
    }
}
