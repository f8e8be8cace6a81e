package io.llmops.alerting.notify;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link that is made for each incident, such as to a dashboard of the right model at the right time.
 *
 * <pre>{@code
 * LinkTemplate.of("Dashboard",
 *         "https://grafana.example.com/d/llm?var-model={gen_ai.request.model}&from={from_ms}&to={to_ms}")
 * }</pre>
 *
 * <p>In braces stand labels of the incident, which all have a dot in their names, or one of {@code from}, {@code to} (ISO
 * 8601), {@code from_ms}, {@code to_ms}, {@code incident}, {@code monitor}, {@code namespace}, {@code severity} and
 * {@code trace}. The time is from an hour before the onset until half an hour after the end, or, while it is open, an hour
 * after the detection. Values are URL-encoded. An incident that lacks one of them has no such link.
 */
public final class LinkTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern START = Pattern.compile("https://[^/{}?#\\s]+[/?#].*");
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration AFTER_DETECTION = Duration.ofHours(1);
    private static final Duration AFTER_END = Duration.ofMinutes(30);

    private static final Map<String, Function<Incident, Optional<String>>> KNOWN = new TreeMap<>(Map.of(
            "from", it -> Optional.of(from(it).toString()),
            "from_ms", it -> Optional.of(Long.toString(from(it).toEpochMilli())),
            "to", it -> Optional.of(to(it).toString()),
            "to_ms", it -> Optional.of(Long.toString(to(it).toEpochMilli())),
            "incident", it -> Optional.of(it.key().value()),
            "namespace", it -> Optional.of(it.namespace()),
            "severity", it -> Optional.of(it.severity().toString()),
            "monitor", it -> it.worstMember().map(Member::monitor),
            "trace", it -> it.traceIds().stream().findFirst()));

    private final String text;
    private final String template;

    private LinkTemplate(String text, String template) {
        this.text = text;
        this.template = template;
    }

    /**
     * A template.
     *
     * @param text what people read
     * @throws IllegalArgumentException if it names something unknown, or would be no link with https
     */
    public static LinkTemplate of(String text, String template) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A link needs a text, such as Dashboard");
        }
        if (!START.matcher(template).matches()) {
            throw new IllegalArgumentException("The link template \"" + template
                    + "\" must begin with https://, a host without braces, and a slash");
        }
        PLACEHOLDER.matcher(template).results().map(it -> it.group(1)).forEach(LinkTemplate::requireKnown);
        String filled = PLACEHOLDER.matcher(template).replaceAll("x");
        try {
            URI.create(filled);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The link template \"" + template + "\" makes no link: " + e.getMessage(), e);
        }
        return new LinkTemplate(text, template);
    }

    private static void requireKnown(String name) {
        boolean label = name.indexOf('.') > 0 && name.equals(name.strip());
        if (!label && !KNOWN.containsKey(name)) {
            throw new IllegalArgumentException("Nothing is known for {" + name
                    + "} in a link; write a label, such as {gen_ai.request.model}, or one of " + KNOWN.keySet());
        }
    }

    /** The link of this incident; empty where something is missing. */
    public Optional<Link> link(Incident incident) {
        StringBuilder filled = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            Optional<String> value = value(placeholder.toMatchResult(), incident);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            placeholder.appendReplacement(filled, Matcher.quoteReplacement(encoded(value.get())));
        }
        return Optional.of(
                new Link(text, URI.create(placeholder.appendTail(filled).toString())));
    }

    private static Optional<String> value(MatchResult placeholder, Incident incident) {
        String name = placeholder.group(1);
        Function<Incident, Optional<String>> known = KNOWN.get(name);
        return known == null ? Optional.ofNullable(incident.labels().get(name)) : known.apply(incident);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Instant from(Incident incident) {
        return incident.onset().minus(BEFORE);
    }

    private static Instant to(Incident incident) {
        return incident.resolvedAt()
                .map(it -> it.plus(AFTER_END))
                .orElseGet(() -> incident.openedAt().plus(AFTER_DETECTION));
    }

    @Override
    public String toString() {
        return text + ": " + template;
    }
}
