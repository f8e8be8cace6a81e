package io.llmops.alerting.notify;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.silence.Glob;
import io.llmops.alerting.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which of PagerDuty's integrations an incident goes to: the first that matches, else the one for all others.
 *
 * <pre>{@code
 * PagerDutyKeys.of(platformTeam)
 *         .family("claude", assistantTeam)
 *         .model("gpt-4o*", searchTeam)
 *         .label("deployment.environment.name", "staging", nightShift)
 * }</pre>
 *
 * <p>Immutable. Keys are secrets and never shown; a receipt names one by the first 12 digits of its SHA-256.
 */
public final class PagerDutyKeys {

    private static final Pattern ROUTING_KEY = Pattern.compile("[A-Za-z0-9]{32}");

    private final List<Integration> integrations;
    private final Key otherwise;

    /** A routing key and the name it goes by. */
    record Key(Secret secret, String id) {
        static Key of(String routingKey) {
            if (!ROUTING_KEY.matcher(routingKey).matches()) {
                throw new IllegalArgumentException("The PagerDuty routing key must be 32 letters and digits, but "
                        + new Secret(routingKey) + " has " + routingKey.length()
                        + " characters or others among them; copy the integration key of an Events API v2 integration");
            }
            return new Key(new Secret(routingKey), id(routingKey));
        }

        private static String id(String routingKey) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(routingKey.getBytes(StandardCharsets.US_ASCII));
                return HexFormat.of().formatHex(digest).substring(0, 12);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java runtime must have SHA-256", e);
            }
        }

        /** Keys of rulesets and event orchestrations begin with R and take no change events. */
        boolean takesChanges() {
            return !secret.reveal().startsWith("R");
        }
    }

    /** An incident whose {@code field} is like the pattern has this key. */
    private record Integration(String field, String pattern, Key key) {
        boolean takes(Incident incident) {
            return IncidentFields.of(incident, field)
                    .filter(it -> Glob.matches(pattern, it))
                    .isPresent();
        }
    }

    private PagerDutyKeys(List<Integration> integrations, Key otherwise) {
        this.integrations = List.copyOf(integrations);
        this.otherwise = otherwise;
    }

    /** This one for all incidents. */
    public static PagerDutyKeys of(String routingKey) {
        return new PagerDutyKeys(List.of(), Key.of(routingKey));
    }

    /** Whether deployments can be shown with one of them at least: not with keys of rulesets and event orchestrations. */
    public boolean takeDeployments() {
        return all().stream().anyMatch(Key::takesChanges);
    }

    /** Also this one, for models of this name; {@code *} stands for anything. */
    public PagerDutyKeys model(String name, String routingKey) {
        return and(IncidentFields.MODEL, name, routingKey);
    }

    /** Also this one, for models of a family, such as {@code gpt-4o}; {@code *} stands for anything. */
    public PagerDutyKeys family(String name, String routingKey) {
        return and(IncidentFields.FAMILY, name, routingKey);
    }

    /** Also this one, for incidents with this value of a label; {@code *} stands for anything. */
    public PagerDutyKeys label(String label, String value, String routingKey) {
        return and(label, value, routingKey);
    }

    private PagerDutyKeys and(String field, String glob, String routingKey) {
        List<Integration> more = new ArrayList<>(integrations);
        more.add(new Integration(field, glob, Key.of(routingKey)));
        return new PagerDutyKeys(more, otherwise);
    }

    /** The key to open this incident with. */
    Key keyFor(Incident incident) {
        return integrations.stream()
                .filter(it -> it.takes(incident))
                .map(Integration::key)
                .findFirst()
                .orElse(otherwise);
    }

    /** The key with this id, if it is still one of them. */
    Optional<Key> withId(String id) {
        return all().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** Each key once. */
    List<Key> all() {
        List<Key> all = new ArrayList<>();
        Stream.concat(integrations.stream().map(Integration::key), Stream.of(otherwise))
                .filter(key -> all.stream().noneMatch(it -> it.id().equals(key.id())))
                .forEach(all::add);
        return all;
    }

    @Override
    public String toString() {
        return all().size() + " PagerDuty integrations";
    }
}
