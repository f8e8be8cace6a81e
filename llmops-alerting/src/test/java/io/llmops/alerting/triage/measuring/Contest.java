package io.llmops.alerting.triage.measuring;

import io.llmops.alerting.triage.Bulk;
import io.llmops.alerting.triage.Scope;
import io.llmops.alerting.triage.ScopeDiagnosis;
import io.llmops.alerting.triage.ScopeTriage;
import io.llmops.alerting.triage.Suspect;
import io.llmops.alerting.triage.TriageWords;
import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plays a service to all contestants and keeps what they say, in its first window and an hour after the onset. */
final class Contest {

    static final int[] DECISIONS = {0, 5}; // windows after the onset
    static final String OURS = "triage";

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int QUIET_EVERY = 7; // windows
    private static final int QUIET_FROM = 60;

    /** By name and decision. */
    final TreeMap<String, Verdicts> verdicts = new TreeMap<>();

    int quiet;
    int quietAlarms;
    int suspectsNamed;
    int suspectsRight;
    int suspectsThere;

    void play(Service service, Scope truth) {
        ScopeTriage triage = new ScopeTriage(WINDOW, TriageWords.of("blocked", Integer::toString));
        Rules.Spike first = new Rules.Spike();
        Rules.Spike hour = new Rules.Spike();
        triage.advance(0);
        long millis = 0;
        for (int t = service.next(); ; t = service.next()) {
            int after = t - service.onset;
            for (int c = 0; c < service.customers(); c++) {
                if (service.calls[c] > 0) {
                    Bulk.add(triage, id(c), service.calls[c], service.blocked[c]);
                    see(first, hour, c, service, after);
                }
            }
            long now = millis + WINDOW.toMillis() - 1;
            if (after == DECISIONS[0]) {
                judge("at once", truth, triage.diagnose(now), first, service);
            } else if (after == DECISIONS[1]) {
                judge("within 1 h", truth, triage.diagnose(now), hour, service);
                return;
            } else if (after < 0 && after > -QUIET_FROM && after % QUIET_EVERY == 0) {
                quiet++;
                quietAlarms += triage.diagnose(now).scope() == Scope.NONE ? 0 : 1;
            }
            millis += WINDOW.toMillis();
            triage.advance(millis);
        }
    }

    static long id(int customer) {
        return 0x9e3779b97f4a7c15L * (customer + 1);
    }

    private static void see(Rules.Spike first, Rules.Spike hour, int c, Service service, int after) {
        if (after < 0) {
            first.before(service.calls[c], service.blocked[c]);
            hour.before(service.calls[c], service.blocked[c]);
        } else {
            hour.now(c, service.calls[c], service.blocked[c]);
            if (after == 0) {
                first.now(c, service.calls[c], service.blocked[c]);
            }
        }
    }

    private void judge(String when, Scope truth, ScopeDiagnosis ours, Rules.Spike spike, Service service) {
        add(OURS, when, truth, ours.scope());
        for (Rules rule : Rules.values()) {
            add(rule.label, when, truth, rule.judge(spike));
        }
        if (truth == Scope.ONE_CUSTOMER || truth == Scope.FEW) {
            Set<Long> hot = IntStream.range(0, service.customers())
                    .filter(service::isHot)
                    .mapToObj(Contest::id)
                    .collect(Collectors.toSet());
            suspectsThere += hot.size();
            suspectsNamed += ours.suspects().size();
            suspectsRight += (int) ours.suspects().stream()
                    .map(Suspect::customer)
                    .filter(hot::contains)
                    .count();
        }
    }

    private void add(String who, String when, Scope truth, Scope said) {
        verdicts.computeIfAbsent(who + ", " + when, any -> new Verdicts()).add(truth, said);
    }

    void add(Contest other) {
        other.verdicts.forEach((name, each) ->
                verdicts.computeIfAbsent(name, any -> new Verdicts()).add(each));
        quiet += other.quiet;
        quietAlarms += other.quietAlarms;
        suspectsNamed += other.suspectsNamed;
        suspectsRight += other.suspectsRight;
        suspectsThere += other.suspectsThere;
    }

    Verdicts of(String who, String when) {
        return verdicts.get(who + ", " + when);
    }
}
