package io.llmops.testkit.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** The rules for the fields of the two kinds of event. */
final class EventRules {

    private static final List<String> HTTPS = List.of("https");
    private static final List<String> WEB = List.of("https", "http");
    private static final List<String> FOLLOW_UPS = List.of("acknowledge", "resolve");
    private static final int ROUTING_KEY_CHARS = 32;

    /** ISO 8601 with an offset, which PagerDuty's own example writes in the basic form, {@code +0000}. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private EventRules() {}

    static List<String> alert(JsonNode body) {
        Fields event = Fields.of(body);
        event.known("routing_key", "event_action", "dedup_key", "payload", "images", "links", "client", "client_url");
        routingKey(event);
        event.required("event_action");
        event.oneOf("event_action", "trigger", "acknowledge", "resolve");
        event.text("dedup_key", PagerDutyRules.MAX_DEDUP_KEY_CHARS);
        boolean trigger = event.text("event_action").equals("trigger");
        if (FOLLOW_UPS.contains(event.text("event_action"))) {
            event.required("dedup_key");
            event.absent("client", "triggers");
            event.absent("client_url", "triggers");
        }
        event.text("client", Integer.MAX_VALUE);
        event.url("client_url", WEB);
        alertPayload(event.at("payload"), trigger);
        assets(event);
        return event.violations();
    }

    static List<String> change(JsonNode body) {
        Fields event = Fields.of(body);
        event.known("routing_key", "payload", "links", "images");
        routingKey(event);
        if (event.text("routing_key").startsWith("R")) {
            event.add("routing_key", "begins with R: keys of rulesets and orchestrations take no change events");
        }
        Fields payload = event.at("payload");
        payload.known("summary", "source", "timestamp", "custom_details");
        payload.required("summary");
        commonPayload(payload);
        assets(event);
        return event.violations();
    }

    private static void routingKey(Fields event) {
        event.required("routing_key");
        if (event.has("routing_key") && event.text("routing_key").length() != ROUTING_KEY_CHARS) {
            event.add("routing_key", "must be " + ROUTING_KEY_CHARS + " characters");
        }
    }

    private static void alertPayload(Fields payload, boolean trigger) {
        payload.known("summary", "source", "severity", "timestamp", "component", "group", "class", "custom_details");
        if (trigger) {
            payload.required("summary");
            payload.required("source");
            payload.required("severity");
        }
        payload.oneOf("severity", "critical", "error", "warning", "info");
        payload.text("component", Integer.MAX_VALUE);
        payload.text("group", Integer.MAX_VALUE);
        payload.text("class", Integer.MAX_VALUE);
        commonPayload(payload);
    }

    private static void commonPayload(Fields payload) {
        payload.text("summary", PagerDutyRules.MAX_SUMMARY_CHARS);
        payload.text("source", Integer.MAX_VALUE);
        payload.object("custom_details");
        if (payload.has("timestamp") && !isTimestamp(payload.text("timestamp"))) {
            payload.add("timestamp", "must be ISO 8601 with an offset, not '" + payload.text("timestamp") + "'");
        }
    }

    private static void assets(Fields event) {
        for (Fields image : event.each("images")) {
            image.known("src", "href", "alt");
            image.required("src");
            image.url("src", HTTPS);
            image.url("href", WEB);
        }
        for (Fields link : event.each("links")) {
            link.known("href", "text");
            link.required("href");
            link.url("href", WEB);
        }
    }

    private static boolean isTimestamp(String text) {
        try {
            TIMESTAMP.parse(text, OffsetDateTime::from);
            return true;
        } catch (DateTimeParseException e) {
            return false; // the caller names the value
        }
    }
}
