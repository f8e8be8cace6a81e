package io.llmops.alerting.triage.cause.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.digest.Digest;
import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.Diagnosis;
import io.llmops.call.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

class LiveCauseTest {

    private static final long START = 1_772_409_600_000L;
    private static final long STEP = 10_000; // milliseconds between two calls
    private static final long DAY = 24 * 3_600_000L;
    private static final int PER_DAY = (int) (DAY / STEP);

    private final LiveCause cause = new LiveCause(id -> "relevance");
    private final SplittableRandom random = new SplittableRandom(1);
    private long now = START;
    private double longer;
    private double worse;
    private double prompts = 1;
    private int newKinds;

    private void days(double days) {
        for (int i = 0; i < days * PER_DAY; i++) {
            now += STEP;
            long customer = 1L + random.nextInt(5);
            long kind = newKinds > 0 && random.nextInt(4) == 0 ? 100 + random.nextInt(newKinds) : customer;
            int input = (int) (prompts * Math.exp(5 + 0.5 * random.nextGaussian()));
            int output = (int) Math.max(1, Math.exp(4 + longer + 0.5 * random.nextGaussian()));
            double seconds = 0.5 + output * 0.02 * Math.exp(0.3 * random.nextGaussian());
            Digest.TraceId none = new Digest.TraceId(0, 0);
            cause.take(new Digest.OfCall(
                    now,
                    customer,
                    kind,
                    1,
                    none,
                    Outcome.COMPLETED,
                    true,
                    input,
                    output,
                    (long) (seconds * 1e9),
                    -1,
                    0,
                    0));
            double score = Math.min(1, 0.8 - worse + 0.07 * random.nextGaussian());
            cause.take(new Digest.OfEvaluation(now, customer, kind, 1, none, 7, score));
        }
    }

    private Diagnosis diagnosis() {
        return cause.diagnose(Instant.ofEpochMilli(now));
    }

    private List<String> told() {
        return diagnosis().evidence().stream().map(Evidence::sentence).toList();
    }

    @Test
    void knowsNothingAtFirst() {
        days(0.5);
        assertThat(diagnosis().cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(diagnosis().confidence()).isZero();
    }

    @Test
    void saysThatItIsChanceAndWhatWouldHaveBeenSeen() {
        days(5);
        assertThat(cause.claimed()).isEqualTo(Cause.NOISE);
        assertThat(diagnosis().cause()).isEqualTo(Cause.NOISE);
        assertThat(diagnosis().confidence()).isBetween(0.5, 1.0);
        assertThat(told()).anyMatch(it -> it.contains("'relevance'") && it.contains("would have been seen within 6 h"));
    }

    @Test
    void answersThatAreWorseAndShorterAreTheModel() {
        days(5);
        worse = 0.05;
        longer = -0.4;
        days(0.2);
        assertThat(cause.claimed()).isEqualTo(Cause.MODEL_CHANGED);
        assertThat(diagnosis().cause()).isEqualTo(Cause.MODEL_CHANGED);
        assertThat(diagnosis().confidence()).isGreaterThan(0.95);
        assertThat(told())
                .anyMatch(it -> it.matches("the score 'relevance' of the same kinds: 0.0[45]\\d lower than usual.*"));
        assertThat(told()).anyMatch(it -> it.matches("answers to the same kinds of questions: 3\\d % shorter.*"));
    }

    @Test
    void longerPromptsAreUsers() {
        days(5);
        prompts = 1.5;
        days(0.2);
        assertThat(diagnosis().cause()).isEqualTo(Cause.USERS_CHANGED);
        assertThat(told()).anyMatch(it -> it.contains("prompts of the same customers"));
    }

    @Test
    void newKindsOfQuestionsAreUsersAndBothIsBoth() {
        days(5);
        newKinds = 2;
        days(0.2);
        assertThat(cause.claimed()).isEqualTo(Cause.USERS_CHANGED);
        worse = 0.06;
        days(0.2);
        assertThat(cause.claimed()).isEqualTo(Cause.BOTH);
        assertThat(diagnosis().cause()).isEqualTo(Cause.BOTH);
    }

    @Test
    void whatIsClaimedForADayIsUsualFromThenOn() {
        days(5);
        longer = -0.4;
        days(3);
        assertThat(cause.claimed()).isEqualTo(Cause.NOISE);
        longer = 0;
        days(0.3);
        assertThat(cause.claimed()).isEqualTo(Cause.MODEL_CHANGED);
    }

    @Test
    void silenceIsUnknown() {
        days(5);
        now += DAY;
        cause.advance(Instant.ofEpochMilli(now));
        assertThat(diagnosis().cause()).isEqualTo(Cause.UNKNOWN);
    }

    @Test
    void aNewVersionMakesLessEvidenceEnough() {
        days(5);
        cause.modelSeen("m-2024-05", Instant.ofEpochMilli(now));
        assertThat(diagnosis().evidence()).noneMatch(it -> it.name().equals("version"));
        cause.modelSeen("m-2024-08", Instant.ofEpochMilli(now));
        assertThat(diagnosis().cause()).isEqualTo(Cause.NOISE);
        assertThat(told()).anyMatch(it -> it.contains("m-2024-08"));
    }

    @Test
    void goldenRunsAloneAreEnough() {
        for (int run = 0; run < 6; run++) {
            cause.golden(Instant.ofEpochMilli(START + run * DAY), golden(0));
        }
        assertThat(cause.claimed()).isEqualTo(Cause.NOISE);
        now = START + 6 * DAY;
        cause.golden(Instant.ofEpochMilli(now), golden(-0.7));
        assertThat(cause.claimed()).isEqualTo(Cause.MODEL_CHANGED);
        assertThat(told()).anyMatch(it -> it.contains("100 golden questions, each against itself"));
    }

    private List<GoldenReply> golden(double longer) {
        List<GoldenReply> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(
                    new GoldenReply("q" + i, i % 10 != 0, (int) Math.exp(5 + longer + 0.3 * random.nextGaussian())));
        }
        return answers;
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 200_000; i++) {
            now += 100;
            Digest.TraceId none = new Digest.TraceId(0, 0);
            long customer = random.nextLong();
            long kind = random.nextLong();
            cause.take(new Digest.OfCall(
                    now,
                    customer,
                    kind,
                    1,
                    none,
                    Outcome.COMPLETED,
                    true,
                    1 + random.nextInt(9_000),
                    10,
                    1_000_000,
                    -1,
                    0,
                    0));
            cause.take(new Digest.OfEvaluation(now, customer, kind, 1, none, i % 100, random.nextDouble()));
            cause.modelSeen("model-" + i, Instant.ofEpochMilli(now));
        }
        assertThat(GraphLayout.parseInstance(cause).totalSize()).isLessThan(256 * 1024);
    }

    @Test
    void theSameEventsGiveTheSameDiagnosis() {
        LiveCauseTest other = new LiveCauseTest();
        days(3);
        other.days(3);
        assertThat(diagnosis()).isEqualTo(other.diagnosis());
    }
}
