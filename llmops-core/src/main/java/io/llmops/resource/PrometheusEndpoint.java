package io.llmops.resource;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page of metrics in the Prometheus text format, such as that of a DCGM exporter or of a vLLM server.
 *
 * <pre>{@code
 * PrometheusEndpoint.dcgm(URI.create("http://gpu-7:9400/metrics"))
 * PrometheusEndpoint.vllm(URI.create("http://vllm:8000/metrics"))
 * PrometheusEndpoint.at(URI.create("https://tgi:8080/metrics"))
 *         .map(SeriesMapping.of("tgi_queue_size", ResourceMetrics.MODEL_SERVER_REQUESTS_WAITING))
 *         .header("Authorization", "Bearer " + token)
 *         .build()
 * }</pre>
 *
 * <p>A page must come within five seconds and eight MiB. A line on it that is no sample costs only itself: it is counted
 * and told once. Metrics that list {@code server.address} and {@code server.port} get those of the endpoint, the very ones
 * that calls to the same server carry.
 */
public final class PrometheusEndpoint implements ResourceSource {

    private static final Logger LOG = LoggerFactory.getLogger(PrometheusEndpoint.class);

    private final AtomicLong badLines = new AtomicLong();
    private final String name;
    private final HttpPage page;
    private final List<PrometheusMapping> mappings;
    private final List<ObservedMetric> metrics;
    private final Set<String> series;
    private final String address;
    private final long port;
    private boolean toldOfNothing;

    PrometheusEndpoint(URI uri, HttpPage page, List<PrometheusMapping> mappings) {
        this.page = page;
        this.mappings = mappings;
        this.name = uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        this.series = mappings.stream().flatMap(it -> it.series().stream()).collect(Collectors.toUnmodifiableSet());
        this.metrics = DistinctMetrics.of(
                mappings.stream().flatMap(it -> it.metrics().stream()).toList());
        this.address = uri.getHost();
        this.port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** A DCGM exporter. */
    public static PrometheusEndpoint dcgm(URI uri) {
        return at(uri).map(PrometheusMapping.dcgm()).build();
    }

    /** A vLLM server. */
    public static PrometheusEndpoint vllm(URI uri) {
        return at(uri).map(PrometheusMapping.vllm()).build();
    }

    /**
     * Any page, mapped as you say.
     *
     * @throws IllegalArgumentException if that is no address of a page, or holds a user or password
     */
    public static PrometheusEndpointBuilder at(URI uri) {
        return new PrometheusEndpointBuilder(uri);
    }

    /** The address without its query. */
    @Override
    public String name() {
        return name;
    }

    @Override
    public List<ObservedMetric> metrics() {
        return metrics;
    }

    /** Never: what does not answer now may answer later. */
    @Override
    public Optional<String> whyAbsent() {
        return Optional.empty();
    }

    @Override
    public List<Observation> read() throws ResourceException, InterruptedException {
        PrometheusPage found = PrometheusPage.parse(page.fetch(), series);
        if (found.isSomethingElse()) {
            throw new ResourceException("no line of its page is a sample ("
                    + found.firstProblem().orElse("") + "); give the address of a page in the Prometheus text format");
        }
        found.firstProblem().ifPresent(problem -> tellBadLines(found.badLines(), problem));
        tellIfNothing(found);
        return mappings.stream()
                .flatMap(mapping -> mapping.map(of(mapping, found.samples())).stream())
                .map(this::withServer)
                .toList();
    }

    private static List<PrometheusSample> of(PrometheusMapping mapping, List<PrometheusSample> samples) {
        Set<String> wanted = mapping.series();
        return samples.stream().filter(it -> wanted.contains(it.name())).toList();
    }

    private Observation withServer(Observation observation) {
        List<AttributeKey<?>> listed = observation.metric().attributes();
        AttributesBuilder attributes = observation.attributes().toBuilder();
        if (listed.contains(Attribute.SERVER_ADDRESS)) {
            attributes.put(Attribute.SERVER_ADDRESS, address);
        }
        if (listed.contains(Attribute.SERVER_PORT)) {
            attributes.put(Attribute.SERVER_PORT, port);
        }
        return new Observation(observation.metric(), observation.value(), attributes.build());
    }

    private void tellBadLines(int lines, String problem) {
        String message = "{} has {} lines that are no samples, the first at {}; they are skipped";
        if (badLines.getAndAdd(lines) == 0) {
            LOG.warn(message + " (said once, then at debug level)", name, lines, problem);
        } else {
            LOG.debug(message, name, lines, problem);
        }
    }

    private void tellIfNothing(PrometheusPage found) {
        if (found.samples().isEmpty() && !toldOfNothing) {
            toldOfNothing = true;
            LOG.warn(
                    "{} shows none of the series {}, so it gives no data (said once); is it the right page, and are they"
                            + " switched on there?",
                    name,
                    series);
        }
    }

    /** How many lines of all pages so far were no samples. Any thread. */
    public long badLines() {
        return badLines.get();
    }

    /** The address without its query. */
    @Override
    public String toString() {
        return "PrometheusEndpoint[" + name + "]";
    }
}
