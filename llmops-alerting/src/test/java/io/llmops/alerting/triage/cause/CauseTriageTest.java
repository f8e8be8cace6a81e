package io.llmops.alerting.triage.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.triage.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CauseTriageTest {

    private static final String[] CITIES = {"Paris", "Rome", "Oslo", "Bern", "Wien", "Prag", "Riga", "Bonn"};
    private static final String SECRET = "zanzibar";

    private final SplittableRandom random = new SplittableRandom(4);
    private final CauseTriage triage = new CauseTriage();

    private SampledCall travel(double longer) {
        String city = CITIES[random.nextInt(CITIES.length)];
        StringBuilder answer = new StringBuilder("In " + city + " you may see ");
        for (int i = 0; i < (8 + random.nextInt(12)) * longer; i++) {
            answer.append("the ")
                    .append(SECRET)
                    .append(" museum ")
                    .append(random.nextInt(40))
                    .append(", ");
        }
        return SampledCall.of(
                        "What is there to see in " + city + " on day " + random.nextInt(1000) + " of a " + SECRET
                                + " trip?",
                        answer.toString())
                .score(0.6 + 0.3 * random.nextDouble())
                .model("gpt-4-0314");
    }

    private SampledCall refund(double longer) {
        StringBuilder answer = new StringBuilder("Your order ");
        for (int i = 0; i < (2 + random.nextInt(3)) * longer; i++) {
            answer.append("will be refunded within ").append(random.nextInt(20)).append(" days. ");
        }
        return SampledCall.of(
                        "My parcel " + random.nextInt(10_000) + " never arrived and I want my money back",
                        answer.toString())
                .score(0.3 + 0.3 * random.nextDouble())
                .model("gpt-4-0314");
    }

    private List<SampledCall> calls(int travels, int refunds, double longer) {
        List<SampledCall> calls = new ArrayList<>();
        for (int i = 0; i < travels; i++) {
            calls.add(travel(longer));
        }
        for (int i = 0; i < refunds; i++) {
            calls.add(refund(longer));
        }
        return calls;
    }

    private List<GoldenAnswer> golden(int cases, double longer, double rightness) {
        List<GoldenAnswer> answers = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            String text = "word ".repeat((int) ((20 + random.nextInt(10)) * longer));
            answers.add(GoldenAnswer.of("case-" + i, random.nextDouble() < rightness, text));
        }
        return answers;
    }

    private static Evidence evidence(Diagnosis diagnosis, String name) {
        return diagnosis.evidence().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void longerAnswersToTheSameKindOfQuestionsAreTheModels() {
        Diagnosis why = triage.diagnose(calls(80, 40, 1), calls(80, 40, 1.6));
        assertThat(why.cause()).isEqualTo(Cause.MODEL_CHANGED);
        assertThat(why.confidence()).isBetween(0.8, 1.0);
        assertThat(evidence(why, "outputs").numbers().get("length_log_ratio_effect"))
                .isBetween(0.3, 0.6);
    }

    @Test
    void otherQuestionsAreTheUsersThoughAnswersAreShorterAndScoresLower() {
        Diagnosis why = triage.diagnose(calls(90, 30, 1), calls(40, 80, 1));
        assertThat(why.cause()).isEqualTo(Cause.USERS_CHANGED);
        Evidence score = evidence(why, "score");
        assertThat(score.numbers().get("mix_high")).isNegative();
        assertThat(Math.abs(score.numbers().get("within")))
                .isLessThan(-score.numbers().get("mix") / 3);
    }

    @Test
    void bothAreTold() {
        assertThat(triage.diagnose(calls(90, 30, 1), calls(40, 80, 1.7)).cause())
                .isEqualTo(Cause.BOTH);
    }

    @Test
    void nothingIsNoiseIfAChangeWouldHaveBeenSeen() {
        Diagnosis why = triage.diagnose(calls(80, 40, 1), calls(80, 40, 1));
        assertThat(why.cause()).isEqualTo(Cause.NOISE);
        assertThat(evidence(why, "outputs").numbers().get("detectable")).isLessThan(0.8);
        assertThat(evidence(why, "outputs").sentence()).contains("would have been seen");
    }

    @Test
    void nothingOfFewCallsIsUnknown() {
        Diagnosis why = triage.diagnose(calls(10, 5, 1), calls(10, 5, 1));
        assertThat(why.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(why.confidence()).isZero();
        assertThat(evidence(why, "inputs").numbers().get("detectable")).isGreaterThan(1);
    }

    @Test
    void tooFewCallsAreSaidToBe() {
        Diagnosis why = triage.diagnose(List.of(), calls(10, 5, 1));
        assertThat(why.cause()).isEqualTo(Cause.UNKNOWN);
        assertThat(evidence(why, "inputs").sentence()).contains("0 calls before and 15 after are too few");
    }

    @Test
    void withoutACommonKindOfQuestionTheModelIsAReservation() {
        Diagnosis why = triage.diagnose(calls(100, 0, 1), calls(0, 100, 1.5));
        assertThat(why.cause()).isEqualTo(Cause.USERS_CHANGED);
        assertThat(evidence(why, "outputs").sentence()).contains("not to be told");
        assertThat(evidence(why, "reservation").sentence()).contains("golden set");
    }

    @Test
    void goldenSetTellsOfTheModelWhereCallsCannot() {
        Diagnosis why = triage.diagnose(calls(100, 0, 1), calls(0, 100, 1.5), golden(50, 1, 0.9), golden(50, 1.5, 0.9));
        assertThat(why.cause()).isEqualTo(Cause.BOTH);
    }

    @Test
    void goldenSetThatKnowsOnlyRightAndWrongSeesARegression() {
        List<GoldenAnswer> before = new ArrayList<>();
        List<GoldenAnswer> after = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            before.add(GoldenAnswer.of("case-" + i, i < 45));
            after.add(GoldenAnswer.of("case-" + i, i < 25));
        }
        Diagnosis why = triage.diagnose(calls(80, 40, 1), calls(80, 40, 1), before, after);
        assertThat(why.cause()).isEqualTo(Cause.MODEL_CHANGED);
        assertThat(evidence(why, "golden").numbers())
                .containsEntry("worse", 20.0)
                .containsEntry("better", 0.0)
                .containsEntry("p_correct", Math.pow(2, -19));
    }

    @Test
    void repeatsOfAGoldenCaseAreOneCase() {
        List<GoldenAnswer> before = new ArrayList<>(golden(30, 1, 1));
        before.addAll(golden(30, 1, 1));
        List<GoldenAnswer> after = new ArrayList<>(golden(30, 2, 1));
        after.addAll(golden(30, 2, 1));
        Diagnosis why = triage.diagnose(List.of(), List.of(), before, after);
        assertThat(why.cause()).isEqualTo(Cause.MODEL_CHANGED);
        assertThat(evidence(why, "golden").numbers()).containsEntry("cases", 30.0);
    }

    @Test
    void samePromptsAreComparedOneByOne() {
        List<SampledCall> before = new ArrayList<>();
        List<SampledCall> after = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String prompt = "Tell me about number " + i + " of " + CITIES[i % CITIES.length];
            before.add(SampledCall.of(prompt, "x".repeat(10 + 30 * i)));
            after.add(SampledCall.of(prompt, "x".repeat(14 + 30 * i)));
        }
        Diagnosis why = triage.diagnose(before, after);
        assertThat(why.cause()).isEqualTo(Cause.MODEL_CHANGED);
        assertThat(evidence(why, "outputs").sentence()).contains("to the same 30 inputs");
        assertThat(evidence(why, "inputs").sentence()).contains("the same 30 before and after");
    }

    @Test
    void otherNameOfTheModelAloneProvesNothing() {
        List<SampledCall> after =
                calls(80, 40, 1).stream().map(it -> it.model("gpt-4-0613")).toList();
        Diagnosis why = triage.diagnose(calls(80, 40, 1), after);
        assertThat(why.cause()).isEqualTo(Cause.NOISE);
        assertThat(evidence(why, "reported_model").sentence())
                .isEqualTo("reported model: gpt-4-0613, before gpt-4-0314; 100 % of the calls moved");
    }

    @Test
    void otherCustomersAreOtherUsers() {
        List<SampledCall> before = new ArrayList<>();
        List<SampledCall> after = new ArrayList<>();
        for (SampledCall call : calls(100, 50, 1)) {
            before.add(call.customer("customer-" + random.nextInt(3)));
        }
        for (SampledCall call : calls(100, 50, 1)) {
            after.add(call.customer("customer-" + random.nextInt(7)));
        }
        assertThat(triage.diagnose(before, after).cause()).isEqualTo(Cause.USERS_CHANGED);
    }

    @Test
    void sameCallsGiveTheSameDiagnosis() {
        List<SampledCall> before = calls(60, 30, 1);
        List<SampledCall> after = calls(50, 40, 1.1);
        assertThat(triage.diagnose(before, after)).isEqualTo(new CauseTriage().diagnose(before, after));
    }

    @Test
    void evidenceHoldsNoText() {
        Diagnosis why = triage.diagnose(calls(50, 50, 1), calls(70, 30, 1.5));
        assertThat(why.toString()).doesNotContain(SECRET).doesNotContain("parcel");
        assertThat(travel(1).toString()).doesNotContain(SECRET);
        assertThat(golden(1, 1, 1).toString()).doesNotContain("word");
    }

    @Test
    void emptyTextsDoNoHarm() {
        List<SampledCall> empty = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            empty.add(SampledCall.of("", ""));
        }
        assertThat(triage.diagnose(empty, empty).cause()).isEqualTo(Cause.NOISE);
        assertThat(triage.diagnose(empty, calls(40, 20, 1)).cause()).isEqualTo(Cause.USERS_CHANGED);
    }

    @Test
    void refusesAnAlphaThatCannotBeKept() {
        assertThatThrownBy(() -> new CauseTriage(0)).hasMessageContaining("alpha is 0.0");
        assertThatThrownBy(() -> travel(1).score(Double.NaN)).hasMessageContaining("NaN");
    }
}
