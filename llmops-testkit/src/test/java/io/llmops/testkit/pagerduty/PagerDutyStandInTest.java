package io.llmops.testkit.pagerduty;

import static io.llmops.testkit.pagerduty.Events.ROUTING_KEY;
import static io.llmops.testkit.pagerduty.Events.acknowledge;
import static io.llmops.testkit.pagerduty.Events.change;
import static io.llmops.testkit.pagerduty.Events.resolve;
import static io.llmops.testkit.pagerduty.Events.trigger;
import static io.llmops.testkit.pagerduty.Events.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.testkit.http.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagerDutyStandInTest {

    private static final String OTHER_ROUTING_KEY = "\"ffffffffffffffffffffffffffffffff\"";

    private final PagerDutyStandIn pagerDuty = PagerDutyStandIn.start();
    private final TestClient client = new TestClient();

    @AfterEach
    void close() {
        pagerDuty.close();
    }

    @Test
    void opensOnceAndResolvesOnce() throws Exception {
        assertThat(enqueue(trigger("key")).statusCode()).isEqualTo(202);
        enqueue(with(trigger("key"), "/payload/severity", "\"critical\""));
        enqueue(acknowledge("key"));
        enqueue(resolve("key"));

        assertThat(pagerDuty.incidents())
                .containsExactly(new Incident(
                        "key", ROUTING_KEY, 1, 2, true, true, "critical", "p95 latency of checkout-bot is 9 s"));
        assertVerdicts(Verdict.OPENED, Verdict.ADDED, Verdict.ACKNOWLEDGED, Verdict.RESOLVED);
        assertThat(pagerDuty.violations()).isEmpty();
    }

    @Test
    void answersLikePagerDuty() throws Exception {
        assertThat(enqueue(trigger("key")).body())
                .isEqualTo("{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"key\"}");

        HttpResponse<String> refused = enqueue(with(trigger("key"), "/payload/severity", ""));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("{\"status\":\"invalid event\",\"message\":\"Event object is invalid\","
                        + "\"errors\":[\"'payload.severity' is missing or blank\"]}");
        assertVerdicts(Verdict.OPENED, Verdict.INVALID);
        assertThat(pagerDuty.violations()).containsExactly("'payload.severity' is missing or blank");
    }

    @Test
    void aResolvedIncidentStaysResolvedAndTheSameKeyOpensAnother() throws Exception {
        enqueue(trigger("key"));
        enqueue(resolve("key"));
        enqueue(trigger("key"));

        assertThat(pagerDuty.incidents()).extracting(Incident::resolved).containsExactly(true, false);
        assertThat(pagerDuty.incidents()).extracting(Incident::openedAt).containsExactly(1, 2);
    }

    @Test
    void dropsWhatFollowsOnNothingOpen() throws Exception {
        assertThat(enqueue(resolve("key")).statusCode()).isEqualTo(202);
        assertThat(enqueue(acknowledge("key")).statusCode()).isEqualTo(202);

        assertVerdicts(Verdict.DROPPED, Verdict.DROPPED);
        assertThat(pagerDuty.incidents()).isEmpty();
    }

    @Test
    void dropsAResolveByAnotherRoutingKey() throws Exception {
        enqueue(trigger("key"));
        assertThat(enqueue(with(resolve("key"), "/routing_key", OTHER_ROUTING_KEY))
                        .statusCode())
                .isEqualTo(202);

        assertVerdicts(Verdict.OPENED, Verdict.DROPPED);
        assertThat(pagerDuty.incidents()).singleElement().matches(incident -> !incident.resolved());
    }

    @Test
    void aTriggerByAnotherRoutingKeyOpensAnIncidentThere() throws Exception {
        enqueue(trigger("key"));
        enqueue(with(trigger("key"), "/routing_key", OTHER_ROUTING_KEY));

        assertVerdicts(Verdict.OPENED, Verdict.OPENED);
    }

    @Test
    void makesAKeyForATriggerWithout() throws Exception {
        String answer = enqueue(with(trigger("key"), "/dedup_key", "")).body();
        enqueue(with(trigger("key"), "/dedup_key", ""));

        String made = new ObjectMapper().readTree(answer).path("dedup_key").asText();
        assertThat(made).isNotEmpty();
        assertThat(pagerDuty.incidents())
                .hasSize(2)
                .first()
                .extracting(Incident::dedupKey)
                .isEqualTo(made);
    }

    @Test
    void recordsChangeEvents() throws Exception {
        HttpResponse<String> response = client.post(pagerDuty.changeUri(), change());

        assertThat(response.statusCode()).isEqualTo(202);
        assertVerdicts(Verdict.CHANGE);
        assertThat(pagerDuty.incidents()).isEmpty();
    }

    @Test
    void failsAsOftenAsAskedAndThenTakesTheEvent() throws Exception {
        pagerDuty.failNext(2, 503);

        assertThat(enqueue(trigger("key")).statusCode()).isEqualTo(503);
        assertThat(enqueue(trigger("key")).statusCode()).isEqualTo(503);
        assertThat(enqueue(trigger("key")).statusCode()).isEqualTo(202);
        assertVerdicts(Verdict.FAILED, Verdict.FAILED, Verdict.OPENED);
    }

    @Test
    void dropsTheConnectionBeforeOrAfterItTakesTheEvent() throws Exception {
        pagerDuty.dropNext(1);
        pagerDuty.loseAnswers(1);

        assertThatThrownBy(() -> enqueue(trigger("key"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> enqueue(trigger("key"))).isInstanceOf(IOException.class);
        enqueue(trigger("key"));

        assertVerdicts(Verdict.FAILED, Verdict.OPENED, Verdict.ADDED);
    }

    @Test
    void hangsOnDemand() {
        pagerDuty.hangNext(1);
        TestClient impatient = new TestClient(Duration.ofMillis(50));

        assertThatThrownBy(() -> impatient.post(pagerDuty.enqueueUri(), trigger("key")))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void limitsTheRateOfEachRoutingKey() throws Exception {
        pagerDuty.limitPerMinute(1);

        assertThat(enqueue(trigger("one")).statusCode()).isEqualTo(202);
        assertThat(enqueue(trigger("two")).statusCode()).isEqualTo(429);
        assertThat(enqueue(with(trigger("two"), "/routing_key", OTHER_ROUTING_KEY))
                        .statusCode())
                .isEqualTo(202);
        assertVerdicts(Verdict.OPENED, Verdict.LIMITED, Verdict.OPENED);
    }

    @Test
    void hasNoOtherEndpoints() throws Exception {
        assertThat(client.post(pagerDuty.baseUri().resolve("/v1/enqueue"), "{}").statusCode())
                .isEqualTo(404);
        assertThat(client.get(pagerDuty.enqueueUri()).statusCode()).isEqualTo(404);
        assertThat(pagerDuty.events()).isEmpty();
    }

    private HttpResponse<String> enqueue(String event) throws IOException, InterruptedException {
        return client.post(pagerDuty.enqueueUri(), event);
    }

    private void assertVerdicts(Verdict... verdicts) {
        assertThat(pagerDuty.events()).extracting(ReceivedEvent::verdict).containsExactly(verdicts);
    }
}
