package io.llmops.alerting.triage.cause.live;

import io.llmops.alerting.digest.Digest;
import io.llmops.call.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is learned of the calls of one model, and how surprising each is: what the model makes of a question, given what kind
 * it is and how long; and what each customer asks, given what this customer asked before.
 */
final class Symptoms {

    static final int EVALUATIONS = 6;

    private static final int CUSTOMERS = 128;
    private static final int STRATA = 64;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final double KEEP = 0.99; // of what was learned, in an hour: half of it for three days
    private static final double ENOUGH = 30;
    private static final double FAR = 2.5; // of the logarithm of input tokens
    private static final double NANOS = 1e-9;

    private static final double BATCH = 100; // events
    private static final double SMALL_BATCH = 50;
    private static final long MINUTE = 60_000;
    private static final long TWO_MINUTES = 2 * MINUTE;
    private static final long TEN_MINUTES = 10 * MINUTE;

    private final Places customers = new Places(CUSTOMERS);
    private final Places strata = new Places(STRATA);
    private final Relation lengths = new Relation(STRATA);
    private final Relation paces = new Relation(STRATA);
    private final Mix mix = new Mix(CUSTOMERS, STRATA);
    private final Means inputs = new Means(STRATA, ENOUGH);
    private final Means[] scores = new Means[EVALUATIONS];
    private final Own ownLength = new Own();
    private final Own ownLatency = new Own();
    private final Own ownPrompt = new Own();
    private final Own[] ownScore = new Own[EVALUATIONS];

    private final Sizes sizeOfLength = new Sizes(STRATA);
    private final Sizes[] sizeOfScore = new Sizes[EVALUATIONS];

    private final Symptom length = new Symptom(
            "output-length", "answers to the same kinds of questions", Wording.ANSWERS, BATCH, TWO_MINUTES, 0.03, 2);
    private final Symptom latency = new Symptom(
            "latency", "calls with answers of the same length", Wording.CALLS, SMALL_BATCH, TEN_MINUTES, 0.03, 2);
    private final @Nullable Symptom[] evaluations = new Symptom[EVALUATIONS];
    private final Symptom kinds = new Symptom(
            "mix", "what customers ask, given what they asked before,", Wording.KINDS, BATCH, TWO_MINUTES, 0.03, 1);
    private final Symptom prompts = new Symptom(
            "prompt-length", "prompts of the same customers and kinds", Wording.PROMPTS, BATCH, TWO_MINUTES, 0.03, 2);
    private final Symptom novelty = new Symptom(
            "new-kinds", "kinds of questions that are less than a day old", Wording.SHARE, BATCH, TWO_MINUTES, 0.03, 1);

    private final IntFunction<String> names;
    private final int[] evaluationIds = new int[EVALUATIONS];
    private int evaluationsKnown;
    private long began = -1;
    private long turn;

    /** @param names of evaluations, by id */
    Symptoms(IntFunction<String> names) {
        this.names = names;
    }

    /** True if what is known of some symptom became more. */
    boolean take(Digest digest) {
        long millis = digest.epochMilli();
        if (began < 0) {
            began = millis;
            turn = millis + HOUR;
        }
        if (millis >= turn) {
            fade(millis);
        }
        if (digest instanceof Digest.OfCall call) {
            return take(call, millis);
        }
        return digest instanceof Digest.OfEvaluation told && take(told, millis);
    }

    private boolean take(Digest.OfCall call, long millis) {
        int customer = customers.of(call.customer(), millis);
        int stratum = strata.of(call.stratum(), millis);
        boolean more = kinds.take(millis, mix.surprise(customer, stratum));
        if (millis - began > DAY) {
            boolean isNew = stratum != Places.OTHERS && millis - strata.since(stratum) < DAY;
            more |= novelty.take(millis, isNew ? 1 : 0);
        }
        int bucket = Own.bucket(call.customer(), call.stratum());
        if (call.inputTokens() >= 0) {
            more |= prompts.take(millis, prompt(bucket, stratum, Math.log1p(call.inputTokens())));
        }
        if (call.outcome() == Outcome.COMPLETED && call.outputTokens() > 0) {
            double longer = lengths.surprise(stratum, Math.max(0, call.inputTokens()), call.outputTokens());
            sizeOfLength.take(stratum, Math.log(call.outputTokens()));
            more |= length.take(millis, ownLength.remains(bucket, longer));
            if (call.latencyNanos() > 0) {
                double slower = paces.surprise(stratum, call.outputTokens(), call.latencyNanos() * NANOS);
                more |= latency.take(millis, ownLatency.remains(bucket, slower));
            }
        }
        return more;
    }

    private double prompt(int bucket, int stratum, double log) {
        double surprise = inputs.surprise(stratum, log);
        return ownPrompt.remains(bucket, Math.max(-FAR, Math.min(FAR, surprise)));
    }

    private boolean take(Digest.OfEvaluation told, long millis) {
        int index = evaluation(told.evaluation());
        if (index < 0) {
            return false;
        }
        int stratum = strata.of(told.stratum(), millis);
        Symptom symptom = evaluations[index];
        sizeOfScore[index].take(stratum, told.score());
        int bucket = Own.bucket(told.customer(), told.stratum());
        double better = ownScore[index].remains(bucket, scores[index].surprise(stratum, told.score()));
        return symptom != null && symptom.take(millis, better);
    }

    private int evaluation(int id) {
        for (int i = 0; i < evaluationsKnown; i++) {
            if (evaluationIds[i] == id) {
                return i;
            }
        }
        if (evaluationsKnown == EVALUATIONS) {
            return -1;
        }
        scores[evaluationsKnown] = new Means(STRATA, ENOUGH);
        ownScore[evaluationsKnown] = new Own();
        sizeOfScore[evaluationsKnown] = new Sizes(STRATA);
        String name = names.apply(id);
        evaluations[evaluationsKnown] = new Symptom(
                "score:" + name,
                "the score '" + name + "' of the same kinds",
                Wording.SCORE,
                BATCH,
                TWO_MINUTES,
                0.004,
                2);
        evaluationIds[evaluationsKnown] = id;
        return evaluationsKnown++;
    }

    private void fade(long millis) {
        turn = millis + HOUR;
        int customer = customers.turn(KEEP, millis);
        int stratum = strata.turn(KEEP, millis);
        mix.fade(KEEP);
        lengths.fade(KEEP);
        paces.fade(KEEP);
        inputs.fade(KEEP);
        ownLength.fade(KEEP);
        ownLatency.fade(KEEP);
        ownPrompt.fade(KEEP);
        sizeOfLength.fade(KEEP);
        for (int i = 0; i < evaluationsKnown; i++) {
            scores[i].fade(KEEP);
            ownScore[i].fade(KEEP);
            sizeOfScore[i].fade(KEEP);
        }
        if (customer != Places.OTHERS) {
            mix.forgetCustomer(customer);
        }
        if (stratum != Places.OTHERS) {
            mix.forgetKind(stratum);
            lengths.forget(stratum);
            paces.forget(stratum);
            inputs.forget(stratum, stratum + 1);
            sizeOfLength.forget(stratum);
            for (int i = 0; i < evaluationsKnown; i++) {
                scores[i].forget(stratum, stratum + 1);
                sizeOfScore[i].forget(stratum);
            }
        }
    }

    List<Symptom> ofModel() {
        List<Symptom> all = new ArrayList<>(List.of(length, latency));
        for (Symptom each : evaluations) {
            if (each != null) {
                all.add(each);
            }
        }
        return all;
    }

    /** What each mean has moved by, of late, by name. */
    Map<String, Sizes.Split> splits() {
        Map<String, Sizes.Split> splits = new LinkedHashMap<>();
        for (int i = 0; i < evaluationsKnown; i++) {
            splits.put("score:" + names.apply(evaluationIds[i]), sizeOfScore[i].split());
        }
        splits.put("output-length", sizeOfLength.split());
        return splits;
    }

    List<Symptom> ofUsers() {
        return List.of(kinds, prompts, novelty);
    }
}
