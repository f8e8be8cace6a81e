package io.llmops.alerting.monitor.measuring;

import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.monitor.measuring.Incident.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What one contestant found and what it made up, over many series. */
final class Score {

    /** Alarms that follow one another so closely are one. */
    private static final int TOGETHER = 30;

    private static final double MINUTES_A_WEEK = 7 * 24 * 60;

    private final Contestant contestant;
    private final Map<Kind, int[]> foundOf = new EnumMap<>(Kind.class);
    private final List<Integer> delays = new ArrayList<>();
    private int rightAlarms;
    private int falseAlarms;
    private double minutes;

    Score(Contestant contestant) {
        this.contestant = contestant;
    }

    Contestant contestant() {
        return contestant;
    }

    /** An alarm, from its first minute to its last. */
    private record Alarm(int from, int until) {

        boolean meets(Incident incident, int slack) {
            return from < incident.until() + slack && until >= incident.from();
        }
    }

    void add(List<State> states, List<Incident> all) {
        List<Incident> incidents =
                all.stream().filter(it -> it.kind().of == contestant.of()).toList();
        List<Alarm> alarms = alarms(states);
        for (Incident incident : incidents) {
            int[] found = foundOf.computeIfAbsent(incident.kind(), any -> new int[2]);
            found[1]++;
            alarms.stream()
                    .filter(it -> it.meets(incident, contestant.slack()))
                    .findFirst()
                    .ifPresent(alarm -> {
                        found[0]++;
                        delays.add(Math.max(0, alarm.from - incident.from()));
                    });
        }
        for (Alarm alarm : alarms) {
            boolean right = incidents.stream().anyMatch(it -> alarm.meets(it, contestant.slack()));
            rightAlarms += right ? 1 : 0;
            falseAlarms += right ? 0 : 1;
        }
        minutes += states.size() - Service.LEARNED;
    }

    /** Holding goes on with what was before. */
    private static List<Alarm> alarms(List<State> states) {
        List<Alarm> alarms = new ArrayList<>();
        boolean on = false;
        for (int minute = Service.LEARNED; minute < states.size(); minute++) {
            State state = states.get(minute);
            on = state == State.BREACHED || (on && state == State.HOLDING);
            if (on) {
                Alarm last = alarms.isEmpty() ? null : alarms.get(alarms.size() - 1);
                if (last != null && minute - last.until <= TOGETHER) {
                    alarms.set(alarms.size() - 1, new Alarm(last.from, minute));
                } else {
                    alarms.add(new Alarm(minute, minute));
                }
            }
        }
        return alarms;
    }

    /** A row of the table. */
    String row() {
        int found = foundOf.values().stream().mapToInt(it -> it[0]).sum();
        int all = foundOf.values().stream().mapToInt(it -> it[1]).sum();
        int alarms = rightAlarms + falseAlarms;
        Collections.sort(delays);
        String byKind = foundOf.entrySet().stream()
                .map(it ->
                        it.getKey().name().toLowerCase(Locale.ROOT) + " " + it.getValue()[0] + "/" + it.getValue()[1])
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %s | %.2f | %s |",
                contestant.name(),
                alarms == 0 ? "-" : String.format(Locale.ROOT, "%.2f", (double) rightAlarms / alarms),
                all == 0 ? 0 : (double) found / all,
                delays.isEmpty() ? "-" : delays.get(delays.size() / 2) + " min",
                falseAlarms / (minutes / MINUTES_A_WEEK),
                byKind);
    }
}
