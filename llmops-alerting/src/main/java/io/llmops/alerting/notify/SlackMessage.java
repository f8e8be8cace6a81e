package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Prose;
import io.llmops.alerting.monitor.Runbook;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A notification as a Slack message: what is wrong and how badly, where, what was measured against which limit, since
 * when, what to look at and what to do.
 *
 * @param text what the phone shows, and whoever reads without blocks
 */
record SlackMessage(String text, ArrayNode blocks) {

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_MEMBERS = 8;
    private static final int MOST_STEPS = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Map<String, String> NAMES = Map.of(
            "gen_ai.request.model", "Model",
            "gen_ai.provider.name", "Provider",
            "deployment.environment.name", "Environment",
            "service.name", "Service");

    /** The whole incident as it stands. */
    static SlackMessage of(Notification notification) {
        Incident incident = notification.incident();
        String headline = headline(notification);
        ArrayNode blocks = new SlackBlocks()
                .header(emoji(incident) + " " + headline)
                .pairs(facts(incident))
                .section(members(incident))
                .section(steps(incident))
                .context(times(incident))
                .context(incident.traceIds().isEmpty() ? "" : "Traces: " + String.join(", ", incident.traceIds()))
                .links(notification.allLinks())
                .build();
        return new SlackMessage(SlackText.of(headline, LONGEST_TEXT), blocks);
    }

    /** Only what is new, to go below the message that shows the whole. */
    static SlackMessage newsOf(Notification notification) {
        Incident incident = notification.incident();
        String resolved = incident.lasted()
                .map(it -> "Resolved after " + Prose.duration(it))
                .orElse("");
        String news = String.join("\n", notification.news());
        ArrayNode blocks = new SlackBlocks().section(resolved).section(news).build();
        String text = resolved.isEmpty() ? news : resolved;
        return new SlackMessage(SlackText.of(text.isBlank() ? headline(notification) : text, LONGEST_TEXT), blocks);
    }

    ObjectNode json() {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("text", text);
        if (!blocks.isEmpty()) {
            message.set("blocks", blocks);
        }
        return message;
    }

    private static String headline(Notification notification) {
        Incident incident = notification.incident();
        if (notification.kind() != IncidentChange.Kind.RESOLVED) {
            boolean again = notification.kind() == IncidentChange.Kind.REMINDED;
            return (again ? "Still " : "") + incident.severity().name() + ": " + incident.title();
        }
        return (notification.isOverAlready() ? "Fired and resolved: " : "Resolved: ") + incident.title();
    }

    private static String emoji(Incident incident) {
        if (!incident.isOpen()) {
            return ":white_check_mark:";
        }
        return switch (incident.severity()) {
            case INFO -> ":large_blue_circle:";
            case WARNING -> ":large_yellow_circle:";
            case ERROR -> ":red_circle:";
            case CRITICAL -> ":rotating_light:";
        };
    }

    private static Map<String, String> facts(Incident incident) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Severity", incident.severity().toString());
        incident.labels().forEach((label, value) -> facts.put(NAMES.getOrDefault(label, label), value));
        facts.put("Occurrence", String.valueOf(incident.occurrence()));
        return facts;
    }

    private static String members(Incident incident) {
        String shown = incident.members().stream()
                .sorted(Comparator.comparing(Member::state))
                .limit(MOST_MEMBERS)
                .map(it -> it.monitor() + " (" + it.state() + "): " + it.sentence())
                .collect(Collectors.joining("\n"));
        int others = incident.members().size() - MOST_MEMBERS;
        return others > 0 ? shown + "\nand " + others + " more" : shown;
    }

    private static String steps(Incident incident) {
        Runbook runbook = incident.worstMember().map(Member::runbook).orElse(Runbook.none());
        if (runbook.steps().isEmpty() || !incident.isOpen()) {
            return "";
        }
        return IntStream.range(0, Math.min(MOST_STEPS, runbook.steps().size()))
                .mapToObj(i -> "\n" + (i + 1) + ". " + runbook.steps().get(i))
                .collect(Collectors.joining("", "What to do: " + runbook.title(), ""));
    }

    private static String times(Incident incident) {
        String began = "Began " + time(incident.onset()) + ", detected " + time(incident.openedAt());
        String lasted =
                incident.lasted().map(it -> ", lasted " + Prose.duration(it)).orElse("");
        return began + lasted;
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
