package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Prose;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.wire.SlackButton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final int MOST_HAPPENINGS = 5;
    private static final int MOST_EVIDENCE = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Map<String, String> NAMES = Map.of(
            "gen_ai.request.model", "Model",
            "gen_ai.provider.name", "Provider",
            "deployment.environment.name", "Environment",
            "service.name", "Service");

    /** The whole incident as it stands, without buttons. */
    static SlackMessage of(Notification notification) {
        return of(notification, new SlackBlocks());
    }

    /** The whole incident as it stands, with what can be done about it. */
    static SlackMessage withButtons(Notification notification) {
        Incident incident = notification.incident();
        return of(notification, new SlackBlocks(buttons(incident), SlackButton.Target.of(incident)));
    }

    private static SlackMessage of(Notification notification, SlackBlocks blocks) {
        Incident incident = notification.incident();
        String headline = headline(notification);
        blocks.header(emoji(incident) + " " + headline)
                .context(handling(incident.handling()))
                .pairs(facts(incident))
                .section(members(incident))
                .section(findings(incident))
                .section(happenings(incident))
                .section(steps(incident))
                .context(times(incident))
                .context(incident.traceIds().isEmpty() ? "" : "Traces: " + String.join(", ", incident.traceIds()))
                .links(notification.allLinks());
        return new SlackMessage(SlackText.of(headline, LONGEST_TEXT), blocks.build());
    }

    /** Those that still make sense. */
    private static List<SlackButton> buttons(Incident incident) {
        List<SlackButton> buttons = new ArrayList<>();
        if (incident.isOpen() && incident.handling().acknowledged().isEmpty()) {
            buttons.add(SlackButton.ACKNOWLEDGE);
        }
        if (incident.isOpen()) {
            buttons.add(SlackButton.SILENCE);
        }
        if (incident.handling().judged().isEmpty()) {
            buttons.addAll(List.of(SlackButton.TRUE_ALERT, SlackButton.FALSE_ALARM));
        }
        return buttons;
    }

    private static String handling(Handling handling) {
        List<String> done = new ArrayList<>();
        handling.acknowledged().ifPresent(it -> done.add("Acknowledged by " + it.by() + " at " + time(it.at())));
        handling.assignee().ifPresent(it -> done.add("Assigned to " + it));
        handling.judged().ifPresent(it -> done.add("Judged a " + it.verdict() + " by " + it.by()));
        return String.join(" \u00b7 ", done);
    }

    private static String findings(Incident incident) {
        return incident.background().findings().stream()
                .filter(Finding::conclusive)
                .map(it -> it.question() + ": " + it
                        + it.evidence().stream()
                                .limit(MOST_EVIDENCE)
                                .map(each -> "\n\u2022 " + each)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static String happenings(Incident incident) {
        String shown = incident.background().happenings().stream()
                .limit(MOST_HAPPENINGS)
                .map(it -> "\n" + time(it.at()) + " " + it.what())
                .collect(Collectors.joining());
        return shown.isEmpty() ? "" : "Shortly before:" + shown;
    }

    /** Only what is new, to go below the message that shows the whole. */
    static SlackMessage newsOf(Notification notification) {
        Incident incident = notification.incident();
        String resolved = incident.lasted()
                .map(it -> "Resolved after " + Prose.duration(it))
                .orElse("");
        String news = String.join("\n", notification.news());
        ArrayNode blocks = new SlackBlocks().section(resolved).section(news).build();
        String text = SlackText.of(resolved.isEmpty() ? news : resolved, LONGEST_TEXT);
        return new SlackMessage(text.isBlank() ? SlackText.of(headline(notification), LONGEST_TEXT) : text, blocks);
    }

    /** To be posted: nothing in the text is markup, and no address in it grows a preview. */
    ObjectNode json() {
        return update().put("mrkdwn", false).put("unfurl_links", false).put("unfurl_media", false);
    }

    /** To take the place of another. */
    ObjectNode update() {
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
            return "\u2705";
        }
        return switch (incident.severity()) {
            case INFO -> "\ud83d\udd35";
            case WARNING -> "\ud83d\udfe1";
            case ERROR -> "\ud83d\udd34";
            case CRITICAL -> "\ud83d\udea8";
        };
    }

    private static Map<String, String> facts(Incident incident) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Severity", incident.severity().toString());
        incident.labels().forEach((label, value) -> facts.put(NAMES.getOrDefault(label, label), value));
        incident.background().facts().forEach(facts::putIfAbsent);
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
