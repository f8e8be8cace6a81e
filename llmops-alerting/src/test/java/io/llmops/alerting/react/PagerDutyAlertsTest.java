package io.llmops.alerting.react;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.llmops.alerting.incident.Reaction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagerDutyAlertsTest {

    private static final String ALERTS = "{\"alerts\":[{\"id\":\"A1\",\"alert_key\":\"" + Requested.KEY.value()
            + "\"},{\"id\":\"A2\",\"alert_key\":\"somebody else's\"},{\"id\":\"A3\",\"alert_key\":null}]}";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Reaction> reactions = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;
    private PagerDutyWebhooks webhooks;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = ALERTS.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        webhooks = new PagerDutyWebhooks(
                        Requests.signatures(List.of(Requested.SECRET)),
                        reactions::add,
                        Optional.empty(),
                        InstantSource.fixed(Requested.NOW))
                .lookingUp(PagerDutyAlerts.at(address, "api-token"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anIncidentWithoutKeyIsKnownByItsAlerts() {
        assertThat(post("null")).isEqualTo(202);

        assertThat(asked).containsExactly("/incidents/PGR0VU2/alerts?limit=100 Token token=api-token");
        assertThat(reactions).extracting(Reaction::key).containsExactly(Requested.KEY);
    }

    @Test
    void whoKnowsTheKeyDoesNotAsk() {
        post("\"" + Requested.KEY.value() + "\"");

        assertThat(asked).isEmpty();
        assertThat(reactions).hasSize(1);
    }

    @Test
    void whileItCannotBeAskedPagerDutyTriesAgain() {
        status = 500;
        assertThat(post("null")).isEqualTo(503);
        status = 200;
        assertThat(post("null")).isEqualTo(202);

        assertThat(reactions).hasSize(1);
    }

    @Test
    void whileItCannotBeReachedPagerDutyTriesAgain() {
        server.stop(0);

        assertThat(post("null")).isEqualTo(503);
        assertThat(reactions).isEmpty();
    }

    @Test
    void neverShowsItsToken() {
        assertThat(PagerDutyAlerts.eu("api-token"))
                .hasToString("PagerDuty's REST API at api.eu.pagerduty.com (token ****)");
    }

    private int post(String incidentKey) {
        String body = Requested.pagerDuty("1", "incident.acknowledged", "user_reference", incidentKey);
        return webhooks.handle("POST", Requested.signedByPagerDuty(body, Requested.SECRET), body.getBytes(UTF_8))
                .status();
    }
}
