package io.llmops.alerting.triage.cause.live;

import io.llmops.alerting.digest.Digest;
import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.Diagnosis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Why the quality of one model's answers moved, as it moves. Fed with digests of calls and evaluations, with golden runs, and
 * with the names of the models that answer; asked at any time, or left to claim something itself.
 *
 * <p>Two questions, each with evidence of its own. <em>Did the model change?</em> Answers given the kind of question and its
 * length: how long, how slow, how good; and golden questions, each against itself. <em>Did users change?</em> What each
 * customer asks, given what it asked before, so that nobody who merely calls more often is one; how long prompts are; kinds
 * of questions that nobody asked before. Evidence is that of e-detectors on batches, so one may look after every event: see
 * {@link Chart}.
 *
 * <p>It learns for two days before it says anything but {@link Cause#UNKNOWN}, and what has been claimed for a day is the
 * usual from then on. Memory: about 250 KB, whatever the traffic. O(1) for each event. For one thread at a time; reads no
 * clock.
 */
public final class LiveCause {

    /** Logarithm of the evidence that is enough if somebody asks, who has a reason. */
    private static final double ASKED = 6;

    private static final double LOOKS = 20; // how many things are looked at, about
    private static final double FEWEST_BATCHES = 3;

    private final Symptoms symptoms;
    private final GoldenChart golden = new GoldenChart();
    private final Versions versions = new Versions();
    private final Episode episode = new Episode();

    /** @param evaluations names of evaluations, by the ids in digests */
    public LiveCause(IntFunction<String> evaluations) {
        symptoms = new Symptoms(evaluations);
    }

    /** Takes the next call or evaluation; in the order of time, about. */
    public void take(Digest digest) {
        if (symptoms.take(digest)) {
            judge(digest.epochMilli());
        }
    }

    /** Takes the answers of one run of a golden set; questions are told apart by name, the first 200 of them. */
    public void golden(Instant now, List<GoldenReply> answers) {
        golden.take(answers);
        judge(now.toEpochMilli());
    }

    /** The provider said that this model answered: the response's model, not the one asked for. */
    public void modelSeen(String responseModel, Instant now) {
        versions.seen(responseModel, now.toEpochMilli());
    }

    /** Time passes, even if nothing happens. */
    public void advance(Instant now) {
        judge(now.toEpochMilli());
    }

    private void judge(long millis) {
        if (episode.ends(millis)) {
            accept();
        }
        if (ofModel(millis) >= Symptom.ALARM) {
            episode.claimModel(millis);
        }
        if (ofUsers() >= Symptom.ALARM) {
            episode.claimUsers(millis);
        }
    }

    private void accept() {
        symptoms.ofModel().stream().filter(it -> it.evidence() >= ASKED).forEach(Symptom::accept);
        symptoms.ofUsers().stream().filter(it -> it.evidence() >= ASKED).forEach(Symptom::accept);
        if (golden.evidence() >= ASKED) {
            golden.accept();
        }
    }

    private double ofModel(long millis) {
        return Math.max(golden.evidence(), most(symptoms.ofModel())) + versions.prior(millis);
    }

    private double ofUsers() {
        return most(symptoms.ofUsers());
    }

    private static double most(List<Symptom> symptoms) {
        double most = 0;
        for (Symptom each : symptoms) {
            most = Math.max(most, each.evidence());
        }
        return most;
    }

    /**
     * What is claimed unasked, since not longer than a day: {@link Cause#NOISE} for nothing. Costs nothing, so that one may
     * look after each event.
     */
    public Cause claimed() {
        return episode.cause();
    }

    /** Why quality moved, if it did: for whoever has a reason to ask, such as a monitor that fires. */
    public Diagnosis diagnose(Instant now) {
        long millis = now.toEpochMilli();
        double model = ofModel(millis);
        double users = ofUsers();
        boolean byModel = model >= ASKED || episode.model();
        boolean byUsers = users >= ASKED || episode.users();
        List<Evidence> evidence = new ArrayList<>();
        if (byModel) {
            evidence.addAll(Telling.shifted(symptoms.ofModel(), millis));
        }
        if (byUsers) {
            evidence.addAll(Telling.shifted(symptoms.ofUsers(), millis));
        }
        evidence.addAll(Telling.golden(golden));
        evidence.addAll(versions.evidence(millis));
        if (byModel || byUsers) {
            evidence.addAll(Telling.sizes(symptoms.splits()));
            double confidence = Math.min(byModel ? confidence(model) : 1, byUsers ? confidence(users) : 1);
            return new Diagnosis(Episode.cause(byModel, byUsers), confidence, evidence);
        }
        evidence.addAll(Telling.detectable(symptoms.ofModel(), ASKED, millis));
        evidence.addAll(Telling.detectable(symptoms.ofUsers(), ASKED, millis));
        boolean seesEnough = seesEnough(symptoms.ofModel(), millis) && seesEnough(symptoms.ofUsers(), millis);
        return seesEnough
                ? new Diagnosis(Cause.NOISE, 1 - Math.max(model, users) / ASKED / 2, evidence)
                : new Diagnosis(Cause.UNKNOWN, 0, evidence);
    }

    private static double confidence(double evidence) {
        return 1 / (1 + LOOKS * Math.exp(-Math.max(evidence, ASKED)));
    }

    private static boolean seesEnough(List<Symptom> symptoms, long millis) {
        return symptoms.stream().anyMatch(it -> it.isReady() && it.batches(millis, Telling.HOURS) >= FEWEST_BATCHES);
    }
}
