package io.llmops.resource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.opentelemetry.api.common.Attributes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusEndpointTest {

    private static final String SECRET = "s3cr3t";

    private final FakePage page = new FakePage();
    private final CountDownLatch finished = new CountDownLatch(1);

    @AfterEach
    void close() {
        finished.countDown();
        page.close();
    }

    @Test
    void readsAModelServerAndSaysWhichOneItWas() throws Exception {
        page.shows(Recorded.text("vllm.prom"));
        PrometheusEndpoint endpoint = PrometheusEndpoint.vllm(page.uri("/metrics"));

        List<Observation> found = endpoint.read();

        assertThat(found).hasSize(6).allSatisfy(it -> {
            assertThat(it.attributes().get(Attribute.SERVER_ADDRESS)).isEqualTo("127.0.0.1");
            assertThat(it.attributes().get(Attribute.SERVER_PORT)).isEqualTo(page.port());
        });
        assertThat(endpoint.metrics()).isEqualTo(ResourceMetrics.ofModelServers());
        assertThat(endpoint.whyAbsent()).isEmpty();
        assertThat(page.requests().get(0)).startsWith("GET /metrics ").contains("version=0.0.4");
    }

    @Test
    void givesOnlyTheAttributesThatAMetricLists() throws Exception {
        page.shows("queue 3\n");
        var portless = new ObservedMetric(
                "my.queue", "{request}", "", ObservedMetric.Kind.UP_DOWN_COUNTER, List.of(Attribute.SERVER_ADDRESS));
        PrometheusEndpoint endpoint = PrometheusEndpoint.at(page.uri("/metrics"))
                .map(SeriesMapping.of("queue", portless))
                .build();

        assertThat(endpoint.read())
                .containsExactly(new Observation(portless, 3, Attributes.of(Attribute.SERVER_ADDRESS, "127.0.0.1")));
    }

    @Test
    void aGpuIsKnownByItsUuidAndNotByItsExporter() throws Exception {
        page.shows(Recorded.text("dcgm.prom"));

        assertThat(PrometheusEndpoint.dcgm(page.uri("/metrics")).read())
                .hasSize(8)
                .allSatisfy(it -> assertThat(it.attributes().get(Attribute.SERVER_ADDRESS))
                        .isNull());
    }

    @Test
    void readsSeveralMappingsFromOnePage() throws Exception {
        page.shows(Recorded.text("vllm.prom"));
        PrometheusEndpoint endpoint = PrometheusEndpoint.at(page.uri("/metrics"))
                .map(PrometheusMapping.vllm())
                .map(SeriesMapping.gauge("process_start_time_seconds", "my.start", "s"))
                .build();

        assertThat(endpoint.read()).hasSize(7);
    }

    @Test
    void aBadLineCostsOnlyItself() throws Exception {
        page.shows("oops\n" + Recorded.text("vllm.prom") + "vllm:num_requests_running{engine=\"2\"} many\n");
        PrometheusEndpoint endpoint = PrometheusEndpoint.vllm(page.uri("/metrics"));

        assertThat(endpoint.read()).hasSize(6);
        assertThat(endpoint.read()).hasSize(6);
        assertThat(endpoint.badLines()).isEqualTo(4);
    }

    @Test
    void aPageWithoutTheSeriesGivesNothing() throws Exception {
        page.shows("up 1\n");

        assertThat(PrometheusEndpoint.vllm(page.uri("/metrics")).read()).isEmpty();
    }

    @Test
    void sendsHeadersAndNeverSaysWhatIsInThem() throws Exception {
        page.answers(401, "X: y", "no");
        PrometheusEndpoint endpoint = PrometheusEndpoint.at(page.uri("/metrics?token=" + SECRET))
                .map(PrometheusMapping.vllm())
                .header("Authorization", "Bearer " + SECRET)
                .build();

        assertThatThrownBy(endpoint::read)
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("401")
                .hasMessageContaining("Authorization")
                .hasMessageNotContaining(SECRET);
        assertThat(page.requests().get(0)).contains("Authorization: Bearer " + SECRET, "?token=" + SECRET);
        assertThat(endpoint.name()).isEqualTo(page.uri("/metrics").toString());
        assertThat(endpoint.toString()).doesNotContain(SECRET);
    }

    @Test
    void saysWhatToDoAboutAnswersThatAreNoPage() {
        page.answers(404, "X: y", "no");
        assertRefused("it answers 404; correct the path");
        page.answers(302, "Location: /elsewhere", "");
        assertRefused("it answers 302; redirects are not followed");
        page.answers(503, "X: y", "busy");
        assertRefused("it answers 503");
        page.answers(200, "Content-Type: text/html", "<p>Sign in</p>");
        assertRefused("something other than Prometheus text");
        page.shows("Sign in, please\n");
        assertRefused("no line of its page is a sample (line 1, column 6");
        page.answers(out -> {});
        assertRefused("the connection broke");
    }

    @Test
    void saysSoIfNobodyListens() {
        URI gone = page.uri("/metrics");
        page.close();

        assertThatThrownBy(PrometheusEndpoint.vllm(gone)::read)
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("no connection");
    }

    @Test
    void givesUpOnAPageThatNeverEnds() {
        byte[] line = "up 1\n".repeat(10_000).getBytes(UTF_8);
        page.answers(out -> {
            out.write("HTTP/1.1 200 x\r\nContent-Type: text/plain\r\n\r\n".getBytes(UTF_8));
            while (finished.getCount() > 0) {
                out.write(line);
            }
        });

        assertRefused("longer than 8 MiB");
    }

    @Test
    void givesUpOnAnErrorThatNeverEnds() {
        byte[] line = "busy\n".repeat(10_000).getBytes(UTF_8);
        page.answers(out -> {
            out.write("HTTP/1.1 500 x\r\nContent-Type: text/plain\r\n\r\n".getBytes(UTF_8));
            while (finished.getCount() > 0) {
                out.write(line);
            }
        });

        assertRefused("it answers 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 x\r\nContent-Type: text/plain\r\n\r\nup 1\n"})
    void givesUpOnAServerThatSaysNothingOrStopsHalfWay(String beginning) {
        page.answers(out -> {
            out.write(beginning.getBytes(UTF_8));
            out.flush();
            awaitFinished();
        });
        PrometheusEndpoint endpoint = PrometheusEndpoint.at(page.uri("/metrics"))
                .map(PrometheusMapping.vllm())
                .timeLimit(Duration.ofMillis(300))
                .build();

        assertThatThrownBy(endpoint::read)
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("no whole answer within 300 ms");
    }

    @Test
    void refusesAddressesThatAreNoPagesWithoutQuotingThem() {
        assertThatThrownBy(() -> PrometheusEndpoint.vllm(URI.create("ftp://host/metrics")))
                .hasMessageContaining("\"ftp\"");
        assertThatThrownBy(() -> PrometheusEndpoint.vllm(URI.create("host:8000/metrics")))
                .hasMessageContaining("\"host\"");
        assertThatThrownBy(() -> PrometheusEndpoint.vllm(URI.create("http:///metrics")))
                .hasMessageContaining("no host");
        assertThatThrownBy(() -> PrometheusEndpoint.vllm(URI.create("http://me:" + SECRET + "@host/metrics")))
                .hasMessageContaining("Authorization")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void refusesHeadersThatCannotBeSentWithoutQuotingTheirValues() {
        PrometheusEndpointBuilder builder = PrometheusEndpoint.at(page.uri("/metrics"));

        assertThatThrownBy(() -> builder.header("Authorization", SECRET + "\n"))
                .hasMessageContaining("line breaks")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> builder.header("Bad name", SECRET)).hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> builder.header("Host", SECRET)).hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> builder.timeLimit(Duration.ZERO)).hasMessageContaining("PT0S");
        assertThatThrownBy(builder::build).hasMessageContaining("Nothing").hasMessageContaining("dcgm()");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(PrometheusEndpoint.vllm(page.uri("/metrics"))::read)
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining(message);
    }

    private void awaitFinished() {
        try {
            assertThat(finished.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
