package io.llmops.cli.backtest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How alerts compare with what was labelled.
 *
 * @param alerts how many there were
 * @param right how many of them were about an incident
 * @param incidents how many there were to find
 * @param found how many of them had an alert
 * @param delays from the start of each that was found to its first alert, ascending; zero if it fired already
 */
record Score(int alerts, int right, int incidents, int found, List<Duration> delays) {

    static Score of(List<Fired> alerts, List<Incident> incidents, Duration grace) {
        long right = alerts.stream()
                .filter(alert -> incidents.stream().anyMatch(it -> it.matches(alert, grace)))
                .count();
        List<Duration> delays = incidents.stream()
                .flatMap(it -> delay(it, alerts, grace))
                .sorted()
                .toList();
        return new Score(alerts.size(), (int) right, incidents.size(), delays.size(), delays);
    }

    private static Stream<Duration> delay(Incident incident, List<Fired> alerts, Duration grace) {
        return alerts.stream()
                .filter(it -> incident.matches(it, grace))
                .map(it -> Duration.between(incident.start(), it.from()))
                .map(it -> it.isNegative() ? Duration.ZERO : it)
                .min(Duration::compareTo)
                .stream();
    }

    /** The share of alerts that were right; 1 if there was none. */
    double precision() {
        return alerts == 0 ? 1 : right / (double) alerts;
    }

    /** The share of incidents that were found; 1 if there was none to find. */
    double recall() {
        return incidents == 0 ? 1 : found / (double) incidents;
    }

    /** The harmonic mean of precision and recall. */
    double f1() {
        double sum = alerts == 0 ? 0 : precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** The median of the delays, the later of the two in the middle. */
    Optional<Duration> medianDelay() {
        return delays.isEmpty() ? Optional.empty() : Optional.of(delays.get(delays.size() / 2));
    }

    int falses() {
        return alerts - right;
    }
}
