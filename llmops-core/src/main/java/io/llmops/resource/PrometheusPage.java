package io.llmops.resource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page in the Prometheus text format. A line that is no sample costs only itself; comments, {@code HELP}, {@code TYPE}
 * and {@code EOF} among them, are skipped. Takes time in proportion to the length of the page.
 */
final class PrometheusPage {

    /** A node with eight GPUs split in seven shows some hundred of them. */
    private static final int MOST_SAMPLES = 10_000;

    private final Set<String> wanted;
    private final List<PrometheusSample> samples = new ArrayList<>();
    private int lineNumber;
    private int sampleLines;
    private int badLines;
    private @Nullable String firstProblem;

    private PrometheusPage(Set<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads the samples of the series that are wanted.
     *
     * @throws ResourceException if there are more of them than anyone can watch
     */
    static PrometheusPage parse(String text, Set<String> wanted) throws ResourceException {
        PrometheusPage page = new PrometheusPage(wanted);
        for (String line : (Iterable<String>) text.lines()::iterator) {
            page.lineNumber++;
            String content = line.stripTrailing();
            if (!content.isEmpty() && !content.stripLeading().startsWith("#")) {
                page.read(content);
            }
        }
        return page;
    }

    private void read(String line) throws ResourceException {
        sampleLines++;
        try {
            PrometheusSample sample = PrometheusLine.read(line);
            if (wanted.contains(sample.name())) {
                add(sample);
            }
        } catch (LineCursor.Malformed e) {
            badLines++;
            firstProblem = firstProblem == null ? "line " + lineNumber + ", " + e.getMessage() : firstProblem;
        }
    }

    private void add(PrometheusSample sample) throws ResourceException {
        if (samples.size() >= MOST_SAMPLES) {
            throw new ResourceException("more than " + MOST_SAMPLES + " samples of the mapped series are on the page;"
                    + " map series with fewer labels");
        }
        samples.add(sample);
    }

    List<PrometheusSample> samples() {
        return Collections.unmodifiableList(samples);
    }

    /** How many lines should have been samples and were not. */
    int badLines() {
        return badLines;
    }

    /** Where the first of them is, and what was expected there. */
    Optional<String> firstProblem() {
        return Optional.ofNullable(firstProblem);
    }

    /** Whether nothing on it is of the format. */
    boolean isSomethingElse() {
        return badLines > 0 && badLines == sampleLines;
    }
}
