package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.incident.Incident;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTemplateTest {

    private final Incident open = Incidents.open("a b");
    private final Incident closed = Incidents.closed("a b");

    @Test
    void leadsToTheRightModelAtTheRightTime() {
        LinkTemplate template = LinkTemplate.of(
                "Dashboard", "https://grafana.example/d/x?var-model={gen_ai.request.model}&from={from_ms}&to={to_ms}");

        assertThat(template.link(open))
                .contains(new Link(
                        "Dashboard",
                        URI.create(
                                "https://grafana.example/d/x?var-model=gpt-4o&from=1772362800123&to=1772370120123")));
        assertThat(template.link(closed).orElseThrow().href().toString()).endsWith("&to=1772370720123");
    }

    @Test
    void valuesAreEncoded() {
        LinkTemplate template =
                LinkTemplate.of("Trace", "https://t.example/{namespace}/{monitor}?from={from}&s={severity}");

        assertThat(template.link(open).orElseThrow().href().toString())
                .isEqualTo("https://t.example/checkout-bot/error-rate?from=2026-03-01T11%3A00%3A00.123456Z&s=error");
    }

    @Test
    void isLeftOutWhereSomethingIsMissing() {
        assertThat(LinkTemplate.of("Team", "https://t.example/{team.name}").link(open))
                .isEmpty();
        assertThat(LinkTemplate.of("Trace", "https://t.example/{trace}").link(open))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://t.example/ | must begin with https://",
                "https://{host.name}/ | must begin with https://",
                "https://t.example | must begin with https://",
                "https://t.example/{model} | Nothing is known for {model} in a link; write a label, such as "
                        + "{gen_ai.request.model}, or one of [from, from_ms, incident, monitor, namespace, severity, to, to_ms, "
                        + "trace]",
                "https://t.example/{} | Nothing is known for {}",
                "https://t.example/a b | makes no link",
                "https://t.example/{trace | makes no link"
            })
    void whatCanBeNoLinkIsRefused(String template, String why) {
        assertThatThrownBy(() -> LinkTemplate.of("x", template)).hasMessageContaining(why);
    }
}
