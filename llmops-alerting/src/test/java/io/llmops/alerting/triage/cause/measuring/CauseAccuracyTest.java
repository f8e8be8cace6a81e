package io.llmops.alerting.triage.cause.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.CauseTriage;
import io.llmops.alerting.triage.cause.SampledCall;
import io.llmops.alerting.triage.cause.measuring.MadeService.Model;
import io.llmops.alerting.triage.cause.measuring.MadeService.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A few of the runs of the measured programs, so that a change that ruins them is seen at once. */
class CauseAccuracyTest {

    private static final int CALLS = 300;

    private static Cause said(Model model, Users users, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MadeService service = new MadeService(random);
        List<SampledCall> before = new ArrayList<>();
        List<SampledCall> after = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            before.add(service.call(Model.AS_EVER, Users.AS_EVER, random));
            after.add(service.call(model, users, random));
        }
        return new CauseTriage().diagnose(before, after).cause();
    }

    @Test
    void largeChangesAreToldApart() {
        Model shorter = new Model(0.6, -0.1, 0.05, 0.4);
        Users others = new Users(0.5, 1.2);
        int right = 0;
        for (long seed = 1; seed <= 4; seed++) {
            right += said(shorter, Users.AS_EVER, seed) == Cause.MODEL_CHANGED ? 1 : 0;
            right += said(Model.AS_EVER, others, seed) == Cause.USERS_CHANGED ? 1 : 0;
            right += said(shorter, others, seed) == Cause.BOTH ? 1 : 0;
            right += said(Model.AS_EVER, Users.AS_EVER, seed) == Cause.NOISE ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(15);
    }

    @Test
    void realChangesAreSeenInFiftyCallsOfOtherQuestions() throws IOException {
        Path folder = Path.of(System.getProperty("llmdrift", "../../shared/data/llmdrift"));
        assumeTrue(Files.isDirectory(folder), folder + " is absent: give -Dllmdrift=FOLDER");
        Drift sensitive = Drift.read(folder, "SENSITIVEQ");
        List<SampledCall> before = calls(sensitive, "gpt-4-0314");
        List<SampledCall> after = calls(sensitive, "gpt-4-0613");
        CauseTriage triage = new CauseTriage();
        assertThat(triage.diagnose(before.subList(0, 50), after.subList(50, 100))
                        .cause())
                .isEqualTo(Cause.MODEL_CHANGED);
        assertThat(triage.diagnose(before.subList(0, 50), before.subList(50, 100))
                        .cause())
                .isIn(Cause.NOISE, Cause.UNKNOWN);
    }

    private static List<SampledCall> calls(Drift data, String snapshot) {
        return data.bySnapshot().get(snapshot).stream().map(Asked::call).toList();
    }
}
