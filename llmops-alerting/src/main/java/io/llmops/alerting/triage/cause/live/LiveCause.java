package io.llmops.alerting.triage.cause.live;

import io.llmops.alerting.digest.Digest;
import io.llmops.alerting.triage.cause.Cause;
import java.time.Instant;
import java.util.List;

/** First form. */
public final class LiveCause {

    static final double ALARM = Double.parseDouble(System.getProperty("alarm", "12"));

    private final Symptoms symptoms = new Symptoms();
    private final GoldenChart golden = new GoldenChart();
    private final Episode episode = new Episode();

    public LiveCause() {}

    public void take(Digest digest) {
        if (symptoms.take(digest)) {
            judge(digest.epochMilli());
        }
    }

    public void golden(Instant now, List<GoldenAnswer> answers) {
        golden.take(answers);
        judge(now.toEpochMilli());
    }

    private void judge(long millis) {
        if (episode.ends(millis)) {
            symptoms.ofModel().forEach(it -> { if (it.evidence() > 6) it.accept(); });
            symptoms.ofUsers().forEach(it -> { if (it.evidence() > 6) it.accept(); });
            if (golden.evidence() > 6) golden.accept();
        }
        double model = golden.evidence();
        for (Symptom each : symptoms.ofModel()) model = Math.max(model, each.evidence());
        double users = 0;
        for (Symptom each : symptoms.ofUsers()) users = Math.max(users, each.evidence());
        if (model >= ALARM) { if (!episode.model()) debug(millis, true); episode.claimModel(millis);}
        if (users >= ALARM) { if (!episode.users()) debug(millis, false); episode.claimUsers(millis);}
    }

    static final boolean DEBUG = Boolean.getBoolean("debug");
    public String why = "";
    private void debug(long millis, boolean model) {
        StringBuilder b = new StringBuilder(model ? " M:" : " U:");
        int i = 0;
        for (Symptom each : symptoms.ofModel()) b.append(String.format(" m%d %.1f/%.3f", i++, each.evidence(), each.shift()));
        i = 0;
        for (Symptom each : symptoms.ofUsers()) b.append(String.format(" u%d %.1f/%.3f", i++, each.evidence(), each.shift()));
        b.append(String.format(" g %.1f", golden.evidence()));
        why = b.toString();
    }

    public Cause cause() {
        return episode.cause();
    }
}
