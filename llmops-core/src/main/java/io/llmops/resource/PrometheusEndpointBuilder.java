package io.llmops.resource;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Puts a {@link PrometheusEndpoint} together. What is wrong is refused here; what is secret is never quoted. */
public final class PrometheusEndpointBuilder {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");

    /** Plain text in the format that everybody speaks; whoever cannot may answer in OpenMetrics. */
    private static final String ACCEPT =
            "text/plain;version=0.0.4;q=1,application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.3";

    private final URI uri;
    private final HttpRequest.Builder request;
    private final List<PrometheusMapping> mappings = new ArrayList<>();
    private final List<SeriesMapping> series = new ArrayList<>();
    private Duration timeLimit = PATIENCE;

    PrometheusEndpointBuilder(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "The address of a metrics page begins with http:// or https://, not with \"" + scheme
                            + "\"; give it in full, such as http://gpu-7:9400/metrics");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("The address of a metrics page names no host (or one that is not valid);"
                    + " give it in full, such as http://gpu-7:9400/metrics");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The address of the metrics page at " + uri.getHost()
                    + " holds a user or password; give header(\"Authorization\", …) instead");
        }
        this.uri = uri;
        this.request = HttpRequest.newBuilder(uri).header("Accept", ACCEPT);
    }

    /** What to read from the page. */
    public PrometheusEndpointBuilder map(PrometheusMapping mapping) {
        mappings.add(mapping);
        return this;
    }

    /** One more series to read from the page. */
    public PrometheusEndpointBuilder map(SeriesMapping mapping) {
        series.add(mapping);
        return this;
    }

    /**
     * Sent with every request, in the clear if the address is http. Its value appears in no log, message or
     * {@code toString}.
     */
    public PrometheusEndpointBuilder header(String name, String value) {
        if (!HEADER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name of a header; use one such as Authorization");
        }
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("The value of header " + name
                    + " is empty or holds line breaks or characters beyond ASCII; copy it again");
        }
        request.setHeader(name, value);
        return this;
    }

    /** From connecting to the last byte; by default five seconds. Holds up other sources, so keep it short. */
    public PrometheusEndpointBuilder timeLimit(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "The time limit of a metrics page is " + value + "; give a positive one");
        }
        timeLimit = value;
        return this;
    }

    /**
     * The endpoint.
     *
     * @throws IllegalArgumentException if nothing is mapped, or a metric is mapped in two ways
     */
    public PrometheusEndpoint build() {
        List<PrometheusMapping> all = new ArrayList<>(mappings);
        if (!series.isEmpty()) {
            all.add(new SeriesMappings(List.copyOf(series)));
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing of the metrics page at " + uri.getHost()
                            + " is mapped; add map(PrometheusMapping.dcgm()), map(PrometheusMapping.vllm()) or a SeriesMapping");
        }
        return new PrometheusEndpoint(uri, new HttpPage(request.build(), timeLimit), List.copyOf(all));
    }
}
