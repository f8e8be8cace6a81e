package io.llmops.alerting.triage.cause.measuring;

import io.llmops.alerting.triage.cause.GoldenAnswer;
import io.llmops.alerting.triage.cause.SampledCall;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A made service: topics with words, lengths and scores of their own, customers who prefer some of them. The length of an answer
 * is log-normal given its topic and the length of the input; so is the score normal, kept within 0 and 1.
 */
final class MadeService {

    static final int TOPICS = 8;

    private static final int CUSTOMERS = 12;
    private static final int WORDS = 60;
    private static final String[] COMMON = {
        "the", "of", "a", "to", "is", "and", "in", "for", "with", "what", "how", "it"
    };
    private static final String[] REFUSALS = {
        "I'm sorry, but I can't help with that.",
        "I cannot assist with this request.",
        "Sorry, I am unable to help with that."
    };

    private final double[] inputLength = new double[TOPICS];
    private final double[] outputLength = new double[TOPICS];
    private final double[] score = new double[TOPICS];
    private final double[] refuses = new double[TOPICS];
    private final double[][] preferences = new double[CUSTOMERS][TOPICS];

    MadeService(SplittableRandom random) {
        for (int t = 0; t < TOPICS; t++) {
            inputLength[t] = Math.log(6 + random.nextInt(60));
            outputLength[t] = Math.log(10 + random.nextInt(120));
            score[t] = 0.6 + 0.3 * random.nextDouble();
            refuses[t] = 0.06 * random.nextDouble();
        }
        for (double[] of : preferences) {
            for (int t = 0; t < TOPICS; t++) {
                of[t] = Math.exp(0.7 * random.nextGaussian());
            }
        }
    }

    /** What the model is like: answers so many times as long, scores so much higher, refusals so much more frequent. */
    record Model(double longer, double better, double refusing, double opening) {

        static final Model AS_EVER = new Model(1, 0, 0, 0);
    }

    /** What users are like: a share of calls is about the last topics only, inputs are so many times as long. */
    record Users(double moved, double longer) {

        static final Users AS_EVER = new Users(0, 1);
    }

    SampledCall call(Model model, Users users, RandomGenerator random) {
        int customer = random.nextInt(CUSTOMERS);
        int topic = random.nextDouble() < users.moved
                ? TOPICS - 1 - random.nextInt(2)
                : topic(preferences[customer], random);
        double lengthIn = inputLength[topic] + Math.log(users.longer) + 0.5 * random.nextGaussian();
        String input = text("q", topic, (int) Math.exp(lengthIn), random);
        return SampledCall.of(input, answer(model, topic, lengthIn, random))
                .score(score(model, topic, random))
                .customer("customer-" + customer);
    }

    GoldenAnswer golden(int question, Model model, RandomGenerator random) {
        int topic = question % TOPICS;
        boolean right = score(model, topic, random) > 0.5;
        return GoldenAnswer.of("case-" + question, right, answer(model, topic, inputLength[topic], random));
    }

    private double score(Model model, int topic, RandomGenerator random) {
        return Math.max(0, Math.min(1, score[topic] + model.better + 0.2 * random.nextGaussian()));
    }

    private String answer(Model model, int topic, double lengthIn, RandomGenerator random) {
        if (random.nextDouble() < refuses[topic] + model.refusing) {
            return REFUSALS[random.nextInt(REFUSALS.length)];
        }
        double length = outputLength[topic] + 0.4 * (lengthIn - inputLength[topic]) + Math.log(model.longer);
        String text = text("a", topic, (int) Math.exp(length + 0.5 * random.nextGaussian()), random);
        return random.nextDouble() < model.opening ? "Certainly! " + text : text;
    }

    private static int topic(double[] preferences, RandomGenerator random) {
        double sum = 0;
        for (double each : preferences) {
            sum += each;
        }
        double draw = random.nextDouble() * sum;
        int topic = 0;
        while (topic < TOPICS - 1 && draw >= preferences[topic]) {
            draw -= preferences[topic++];
        }
        return topic;
    }

    private static String text(String kind, int topic, int words, RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < Math.max(1, words); w++) {
            double draw = random.nextDouble();
            if (draw < 0.4) {
                text.append(COMMON[random.nextInt(COMMON.length)]);
            } else {
                // few words are frequent
                int word = (int) (WORDS * Math.pow(random.nextDouble(), 2));
                text.append(draw < 0.55 ? "shared" : "topic" + (char) ('a' + topic))
                        .append(draw < 0.7 ? "x" : kind);
                text.append((char) ('a' + word / 26)).append((char) ('a' + word % 26));
            }
            text.append(w % 12 == 11 ? ". " : " ");
        }
        return text.toString();
    }
}
