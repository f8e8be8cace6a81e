package io.llmops.alerting.detect;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The detectors there are, by name. */
public enum Detectors {
    /** {@link AnomalyDetector}. */
    NOVELTY(
            "novelty",
            "unlike everything the series has done before: value, level, restlessness, hour of the week (default)"),
    /** The last 1,000 points, mean and standard deviation. */
    Z_SCORE("z-score", "standard deviations from the mean of the last 1,000 points"),
    /** The last 255 points, median and median absolute deviation. */
    ROBUST("robust", "median absolute deviations from the median of the last 255 points"),
    /** {@link SeasonalBaseline}. */
    SEASONAL("seasonal", "spreads from what the hour of the week usually has"),
    /** An exponentially weighted mean and variance. */
    EWMA("ewma", "standard deviations from a mean that follows slowly");

    private final String label;
    private final String description;

    Detectors(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /**
     * The one of this name, in upper or lower case.
     *
     * @throws IllegalArgumentException if there is none; the message lists all
     */
    public static Detectors of(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label.equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no detector '" + label + "'; there are "
                        + Arrays.stream(values()).map(Detectors::label).collect(Collectors.joining(", "))));
    }

    /** Its name on a command line or in a file. */
    public String label() {
        return label;
    }

    /** What it goes by, in a line. */
    public String description() {
        return description;
    }

    /**
     * One that has seen nothing.
     *
     * @param zone in which hours and days are meant
     */
    public PointDetector create(ZoneId zone) {
        return switch (this) {
            case NOVELTY -> new AnomalyDetector(zone);
            case Z_SCORE -> new RollingZScore();
            case ROBUST -> new RobustDetector();
            case SEASONAL -> new SeasonalDetector(zone);
            case EWMA -> new EwmaDetector();
        };
    }

    /**
     * One that goes on where another stopped.
     *
     * @throws IllegalArgumentException if the state was not saved by a detector of this kind and version
     */
    public PointDetector restore(ZoneId zone, SavedState state) {
        return switch (this) {
            case NOVELTY -> new AnomalyDetector(zone, 1, state);
            case Z_SCORE -> new RollingZScore(state);
            case ROBUST -> new RobustDetector(state);
            case SEASONAL -> new SeasonalDetector(zone, state);
            case EWMA -> new EwmaDetector(state);
        };
    }
}
