package io.llmops.alerting.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.incident.Reaction.Action;
import io.llmops.alerting.incident.Verdict;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.live.CauseWatch;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import io.llmops.client.SimpleClient;
import io.llmops.probe.GoldenCase;
import io.llmops.probe.GoldenRun;
import io.llmops.probe.GoldenSet;
import io.llmops.probe.match.ExactMatch;
import io.llmops.probe.match.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CauseAssessorTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant ONSET = START.plus(Duration.ofHours(3));
    private static final String MODEL = "gpt-4o";
    private static final List<String> THINGS = List.of("parcel", "refund", "invoice", "voucher", "return", "order");
    private static final List<String> OTHERS = List.of("poem", "recipe", "translation", "story", "song", "riddle");

    private final SplittableRandom random = new SplittableRandom(7);
    private final CallSamples samples = new CallSamples();
    private final List<Throwable> failures = new ArrayList<>();
    private boolean wrong;
    private boolean terse;

    @Test
    void aModelThatAnswersTheSameQuestionsOtherwiseHasChanged() {
        CauseAssessor assessor = assessor(List.of());
        hours(THINGS, START, ONSET);
        terse = true;
        hours(THINGS, ONSET, ONSET.plus(Duration.ofMinutes(40)));

        Finding finding = assess(assessor, ONSET.plus(Duration.ofMinutes(40)));
        assertThat(finding.verdict()).as(finding.evidence().toString()).isEqualTo(Cause.MODEL_CHANGED.name());
        assertThat(finding.atLeast()).contains(Severity.ERROR);
        assertThat(finding.evidence()).isNotEmpty();
    }

    @Test
    void usersWhoAskSomethingElseHaveChanged() {
        CauseAssessor assessor = assessor(List.of());
        List<String> half = List.of("parcel", "refund", "invoice", "poem");
        hours(half, START, ONSET);
        hours(List.of("poem", "poem", "poem", "invoice"), ONSET, ONSET.plus(Duration.ofMinutes(40)));

        Finding finding = assess(assessor, ONSET.plus(Duration.ofMinutes(40)));
        assertThat(finding.verdict()).as(finding.evidence().toString()).isEqualTo(Cause.USERS_CHANGED.name());
        assertThat(finding.atLeast()).isEmpty();
    }

    @Test
    void questionsWithKnownAnswersTellEvenWhereNothingOverlaps() {
        GoldenRun run = GoldenRun.builder(golden(), SimpleClient.of(this::answer), MODEL)
                .build();
        CauseAssessor assessor = assessor(List.of(run));
        assessor.tick(START);
        hours(THINGS, START, ONSET);
        wrong = true;
        hours(OTHERS, ONSET, ONSET.plus(Duration.ofMinutes(40)));

        Finding finding = assess(assessor, ONSET.plus(Duration.ofMinutes(40)));
        assertThat(failures).isEmpty();
        assertThat(finding.verdict())
                .as(finding.evidence().toString())
                .isIn(Cause.MODEL_CHANGED.name(), Cause.BOTH.name());
        assertThat(finding.evidence()).anyMatch(it -> it.contains("golden"));
    }

    @Test
    void whatWasAnsweredDuringAnIncidentIsNoBaselineForTheNext() {
        List<Boolean> right = new ArrayList<>();
        GoldenRun run = GoldenRun.builder(golden(), SimpleClient.of(this::answer), MODEL)
                .listener(progress -> right.add(!wrong))
                .build();
        KnownAnswers known = new KnownAnswers(List.of(run), Runnable::run, failures::add);
        known.tick(START);
        wrong = true;
        known.ask(MODEL, START.plus(Duration.ofHours(1)));
        wrong = false;
        Instant later = START.plus(Duration.ofHours(5));
        known.ask(MODEL, later);

        assertThat(right).contains(false);
        assertThat(known.before(MODEL, later).orElseThrow().at()).isEqualTo(START);
        assertThat(known.since(MODEL, later).orElseThrow().at()).isEqualTo(later);
        known.ask(MODEL, later.plus(Duration.ofMinutes(29)));
        assertThat(known.since(MODEL, later.plusSeconds(1)))
                .as("asked a moment ago")
                .isEmpty();
        known.tick(START.plus(Duration.ofDays(1)));
        assertThat(known.before(MODEL, START.plus(Duration.ofDays(2)))
                        .orElseThrow()
                        .at())
                .isEqualTo(START.plus(Duration.ofDays(1)));
    }

    @Test
    void howeverLongAnIncidentLastsItsGoldenSetIsPaidForTwice() {
        AtomicInteger asked = new AtomicInteger();
        GoldenRun run = GoldenRun.builder(golden(), SimpleClient.of(this::answer), MODEL)
                .listener(progress -> asked.addAndGet(progress.done() == progress.total() ? 1 : 0))
                .build();
        CauseAssessor assessor = assessor(List.of(run));
        assessor.tick(START);
        assertThat(asked).as("at the start").hasValue(1);
        for (int minute = 0; minute < 300; minute++) {
            assess(assessor, ONSET.plus(Duration.ofMinutes(minute)));
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void looksAgainLaterAndNoMoreThanThreeTimes() {
        CauseAssessor assessor = assessor(List.of());
        hours(THINGS, START, ONSET);
        Instant soon = ONSET.plusSeconds(30);
        assertThat(assess(assessor, soon).verdict()).as("with no call since").isEqualTo(Cause.UNKNOWN.name());
        terse = true;
        hours(THINGS, ONSET, ONSET.plus(Duration.ofMinutes(40)));
        assertThat(assess(assessor, soon.plus(Duration.ofMinutes(9))).verdict()).isEqualTo(Cause.UNKNOWN.name());
        assertThat(assess(assessor, soon.plus(Duration.ofMinutes(31))).verdict())
                .isEqualTo(Cause.MODEL_CHANGED.name());
    }

    @Test
    void ofWhatIsNotAboutQualityNothingIsSaid() {
        CauseAssessor assessor = assessor(List.of());
        assessor.tick(ONSET);
        assertThat(assessor.of(incident("error-rate"))).isEmpty();
        assertThat(assessor.of(incident("slow-calls"))).isEmpty();
    }

    @Test
    void whatIsChanceIsOverUnlessSomebodyTakesCareOrMoreIsWrong() {
        CauseAssessor assessor = assessor(List.of());
        Finding chance = Finding.of(ONSET, Cause.NOISE, 0.95, List.of(), Optional.empty());
        Incident quality = incident("irrelevant-answers");

        assertThat(assessor.endings(List.of(incident("irrelevant-answers", chance)), ONSET))
                .extracting(Reaction::action)
                .containsExactly(new Action.Judge(Verdict.FALSE_ALARM), new Action.Resolve());
        Finding perhaps = Finding.of(ONSET, Cause.NOISE, 0.6, List.of(), Optional.empty());
        assertThat(assessor.endings(List.of(quality, incident("irrelevant-answers", perhaps)), ONSET))
                .isEmpty();
        assertThat(assessor.endings(List.of(incident("error-rate", chance)), ONSET))
                .isEmpty();
        Handling taken =
                new Handling(Optional.of(new Handling.Acknowledged("ada", ONSET)), Optional.empty(), Optional.empty());
        assertThat(assessor.endings(
                        List.of(incident("irrelevant-answers", chance).handled(taken)), ONSET))
                .isEmpty();
    }

    private CauseAssessor assessor(List<GoldenRun> runs) {
        KnownAnswers known = new KnownAnswers(runs, Runnable::run, failures::add);
        return new CauseAssessor(
                new CauseWatch(new Digests(1 << 10)), samples, known, MonitorPacks::standard, Runnable::run);
    }

    private static Finding assess(CauseAssessor assessor, Instant now) {
        assessor.tick(now);
        return assessor.of(incident("irrelevant-answers")).get(0);
    }

    private void hours(List<String> things, Instant from, Instant until) {
        for (Instant at = from; at.isBefore(until); at = at.plusSeconds(15)) {
            String thing = things.get(random.nextInt(things.size()));
            String question = "Where is my " + thing + " number " + random.nextInt(1_000) + "?";
            AnsweredCalls.tell(samples, at, MODEL, question, reply(thing), 0.8);
        }
    }

    private String reply(String thing) {
        String more = random.nextBoolean() ? " It usually takes two days." : " Please have your number at hand.";
        return terse
                ? "Sent."
                : "Thank you for asking about your " + thing + ". We have looked it up and it is on its way to you."
                        + more;
    }

    private static GoldenSet golden() {
        List<GoldenCase> cases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Match right = new ExactMatch(Integer.toString(i + 1));
            cases.add(GoldenCase.of("sum-" + i, "What is " + i + " and 1?", right));
        }
        return new GoldenSet("sums", cases);
    }

    private LlmResponse answer(LlmRequest request) {
        String question = ((Part.Text) request.messages().get(0).parts().get(0)).text();
        int sum = Integer.parseInt(question.replaceAll("What is (\\d+) and 1\\?", "$1")) + 1;
        return LlmResponse.of(Integer.toString(wrong ? sum + 1 : sum));
    }

    private static Incident incident(String monitor, Finding... findings) {
        return Wrong.incident(monitor, Member.State.FIRING, MODEL, ONSET, findings);
    }
}
