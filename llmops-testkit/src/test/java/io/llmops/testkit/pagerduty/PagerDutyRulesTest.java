package io.llmops.testkit.pagerduty;

import static io.llmops.testkit.pagerduty.Events.acknowledge;
import static io.llmops.testkit.pagerduty.Events.change;
import static io.llmops.testkit.pagerduty.Events.resolve;
import static io.llmops.testkit.pagerduty.Events.trigger;
import static io.llmops.testkit.pagerduty.Events.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyRulesTest {

    @Test
    void acceptsCompleteEvents() {
        assertThat(PagerDutyRules.alertEvent(trigger("key"))).isEmpty();
        assertThat(PagerDutyRules.alertEvent(acknowledge("key"))).isEmpty();
        assertThat(PagerDutyRules.alertEvent(resolve("key"))).isEmpty();
        assertThat(PagerDutyRules.changeEvent(change())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        /routing_key | "0123456789abcdef0123456789abcdef" | "too short" | must be 32 characters
        /routing_key | "0123456789abcdef0123456789abcdef" | `` | is missing or blank
        /event_action | "trigger" | "open" | must be one of trigger, acknowledge, resolve
        /event_action | "trigger" | `` | is missing or blank
        /payload | {"summary":"s","source":"s","severity":"info"} | `` | is missing or blank
        /payload/summary | "short" | `` | is missing or blank
        /payload/summary | "short" | " " | is missing or blank
        /payload/source | "host" | `` | is missing or blank
        /payload/severity | "critical" | `` | is missing or blank
        /payload/severity | "warning" | "high" | must be one of critical, error, warning, info
        /payload/severity | "info" | "Info" | must be one of critical, error, warning, info
        /payload/timestamp | "2015-07-17T08:42:58.315+0000" | "yesterday" | must be ISO 8601 with an offset
        /payload/timestamp | "2015-07-17T08:42:58+02:00" | "2015-07-17T08:42:58" | must be ISO 8601 with an offset
        /payload/timestamp | "2015-07-17T08:42:58Z" | 1437122578 | must be ISO 8601 with an offset
        /payload/custom_details | {"a":{"b":[1]}} | "text" | must be an object
        /payload/component | "eth0" | {"name":"eth0"} | must be a string
        /payload/group | "app-stack" | 7 | must be a string
        /payload/class | "ping failure" | ["ping"] | must be a string
        /payload/customDetails | `` | {"a":1} | is not a field of this event
        /dedup_key | `` | 5 | must be a string
        /dedupKey | `` | "key" | is not a field of this event
        /images | [{"src":"https://a.b/c.png"}] | [{"src":"http://a.b/c.png"}] | must be a URL with scheme https
        /images | [{"src":"https://a.b/c.png","href":"http://a.b/"}] | [{"href":"https://a.b/"}] | is missing or blank
        /images | [{"src":"https://a.b/c.png","alt":"p95"}] | [{"src":"https://a.b/c.png","href":"c"}] | must be a URL
        /images | [] | {"src":"https://a.b/c.png"} | must be a list of objects
        /links | [{"href":"https://a.example/"}] | [{"text":"Runbook"}] | is missing or blank
        /links | [{"href":"http://a.example/","text":"x"}] | [{"href":"a.example"}] | must be a URL
        /client_url | "https://a.example/" | "a.example" | must be a URL
        /client | "LLMOps" | 1 | must be a string
        """)
    void checksTheFieldsOfATrigger(String pointer, String good, String bad, String problem) {
        assertThat(PagerDutyRules.alertEvent(with(trigger("key"), pointer, good)))
                .isEmpty();
        assertThat(PagerDutyRules.alertEvent(with(trigger("key"), pointer, bad)))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains(problem));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        /routing_key | "A123456789abcdef0123456789abcdef" | "R123456789abcdef0123456789abcdef" | take no change events
        /payload/summary | "short" | `` | is missing or blank
        /payload/source | `` | 5 | must be a string
        /payload/severity | `` | "info" | is not a field of this event
        /payload/timestamp | `` | "now" | must be ISO 8601 with an offset
        /payload/custom_details | `` | [] | must be an object
        /dedup_key | `` | "key" | is not a field of this event
        /event_action | `` | "trigger" | is not a field of this event
        /links | [] | [{}] | is missing or blank
        """)
    void checksTheFieldsOfAChangeEvent(String pointer, String good, String bad, String problem) {
        assertThat(PagerDutyRules.changeEvent(with(change(), pointer, good))).isEmpty();
        assertThat(PagerDutyRules.changeEvent(with(change(), pointer, bad)))
                .singleElement()
                .satisfies(violation -> assertThat(violation).contains(problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "client_url"})
    void theClientIsOnlyForTriggers(String field) {
        String url = "\"https://example.com/\"";

        assertThat(PagerDutyRules.alertEvent(with(trigger("key"), "/" + field, url)))
                .isEmpty();
        assertThat(PagerDutyRules.alertEvent(with(resolve("key"), "/" + field, url)))
                .containsExactly("'" + field + "' is only for triggers");
    }

    @Test
    void onlyATriggerGoesWithoutDedupKey() {
        assertThat(PagerDutyRules.alertEvent(with(trigger("key"), "/dedup_key", "")))
                .isEmpty();
        assertThat(PagerDutyRules.alertEvent(with(resolve("key"), "/dedup_key", "")))
                .containsExactly("'dedup_key' is missing or blank");
    }

    @Test
    void limitsLengthsInCodePoints() {
        String summary = "😀".repeat(1024);

        assertThat(PagerDutyRules.alertEvent(with(trigger("key"), "/payload/summary", "\"" + summary + "\"")))
                .isEmpty();
        assertThat(PagerDutyRules.alertEvent(with(trigger("key"), "/payload/summary", "\"" + summary + "x\"")))
                .containsExactly("'payload.summary' must be at most 1024 characters");
        assertThat(PagerDutyRules.alertEvent(trigger("k".repeat(255)))).isEmpty();
        assertThat(PagerDutyRules.alertEvent(trigger("k".repeat(256))))
                .containsExactly("'dedup_key' must be at most 255 characters");
    }

    @Test
    void limitsTheWholeEventInBytes() {
        String empty = with(trigger("key"), "/payload/custom_details", "{\"a\":\"\"}");
        int room = PagerDutyRules.MAX_EVENT_BYTES - empty.length();

        assertThat(PagerDutyRules.alertEvent(empty.replace("\"a\":\"\"", "\"a\":\"" + "x".repeat(room) + "\"")))
                .isEmpty();
        assertThat(PagerDutyRules.alertEvent(empty.replace("\"a\":\"\"", "\"a\":\"" + "x".repeat(room - 1) + "é\"")))
                .containsExactly("the event must be at most 512000 bytes, not 512001");
    }

    @Test
    void theBodyIsOneJsonObject() {
        assertThat(PagerDutyRules.alertEvent("[]")).containsExactly("the body must be one JSON object");
        assertThat(PagerDutyRules.changeEvent("{")).containsExactly("the body must be one JSON object");
    }
}
