package io.llmops.evaluation.measured;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.LlmCall;
import io.llmops.evaluation.AnswerRelevance;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.Judged;
import io.llmops.evaluation.NoApology;
import io.llmops.evaluation.Refusal;
import io.llmops.evaluation.heuristic.Coherence;
import io.llmops.evaluation.heuristic.Completeness;
import io.llmops.evaluation.heuristic.Groundedness;
import io.llmops.evaluation.heuristic.NoRepetition;
import io.llmops.evaluation.heuristic.SameLanguage;
import io.llmops.evaluation.heuristic.StandardEvaluators;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Prints how well each evaluator tells good answers from bad ones. The one argument is the folder of the data. */
public final class CheapSignals {

    private static final int ROUNDS = 20;

    private record Pair(String question, String answer) {}

    private final Data data;
    private final List<Pair> sensitive = new ArrayList<>();
    private final List<Boolean> answered = new ArrayList<>();
    private final List<Pair> primes = new ArrayList<>();
    private final List<JsonNode> questions;

    private CheapSignals(Path folder) throws IOException {
        data = new Data(folder);
        for (Map<String, String> row : data.csv("llmdrift/SENSITIVEQ.csv.gz")) {
            sensitive.add(new Pair(row.get("query"), row.get("answer")));
            answered.add("1".equals(row.get("Response Rate")));
        }
        for (Map<String, String> row : data.csv("llmdrift/PRIME_FULL.csv.gz")) {
            primes.add(new Pair(row.get("query"), row.get("answer")));
        }
        questions = data.jsonl("quality/hallucination_qa_dev.jsonl");
    }

    public static void main(String[] args) throws IOException {
        CheapSignals measured = new CheapSignals(Path.of(args[0]));
        measured.refusals();
        measured.relevance();
        measured.groundedness();
        measured.completeness();
        measured.repetition();
        measured.languages();
        measured.coherence();
        measured.falseAlarms();
    }

    private void refusals() {
        List<Double> good = new ArrayList<>();
        List<Double> bad = new ArrayList<>();
        Refusal refusal = new Refusal();
        for (int i = 0; i < sensitive.size(); i++) {
            double score = score(refusal, sensitive.get(i)).orElse(1.0);
            (answered.get(i) ? good : bad).add(score);
        }
        print("answered, refusals of SENSITIVEQ: found " + below(bad, 1) + ", answers taken for one " + below(good, 1)
                + ", AUROC " + Auroc.of(good, bad));
        print("answered, PRIME_FULL answers taken for a refusal: " + below(scores(refusal, primes), 1));
        print("no_apology, SENSITIVEQ: " + below(scores(new NoApology(), sensitive), 1) + ", PRIME_FULL: "
                + below(scores(new NoApology(), primes), 1));
    }

    private void relevance() {
        List<Pair> own = new ArrayList<>();
        for (int i = 0; i < sensitive.size(); i++) {
            if (answered.get(i)) {
                own.add(sensitive.get(i));
            }
        }
        print("relevance, SENSITIVEQ answered: AUROC own against shuffled " + againstShuffled(own));
        print("relevance, SENSITIVEQ all: AUROC own against shuffled " + againstShuffled(sensitive));
        List<Pair> right = new ArrayList<>();
        List<Pair> wrong = new ArrayList<>();
        List<Pair> contexts = new ArrayList<>();
        for (JsonNode row : questions) {
            boolean ok = row.path("label").asText().equals("ok");
            Pair pair = new Pair(row.path("prompt").asText(), row.path("text").asText());
            (ok ? right : wrong).add(pair);
            if (ok) {
                contexts.add(new Pair(pair.question, row.path("context").asText()));
            }
        }
        print("relevance, HaluEval short answers: " + againstShuffled(right) + ", full sentences: "
                + againstShuffled(wrong) + ", contexts as answers: " + againstShuffled(contexts));
    }

    private static double againstShuffled(List<Pair> pairs) {
        AnswerRelevance relevance = new AnswerRelevance();
        List<Double> own = scores(relevance, pairs);
        List<Pair> shuffled = new ArrayList<>();
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            for (Pair pair : pairs) {
                Pair other = pair;
                while (other.question.equals(pair.question)) {
                    other = pairs.get(random.nextInt(pairs.size()));
                }
                shuffled.add(new Pair(pair.question, other.answer));
            }
        }
        return Auroc.of(own, scores(relevance, shuffled));
    }

    private void groundedness() {
        List<Double> good = new ArrayList<>();
        List<Double> bad = new ArrayList<>();
        Groundedness groundedness = new Groundedness();
        for (JsonNode row : questions) {
            LlmCall call = Judged.grounded(
                    row.path("context").asText(),
                    row.path("prompt").asText(),
                    row.path("text").asText());
            groundedness
                    .evaluate(call)
                    .ifPresent(it -> (row.path("label").asText().equals("ok") ? good : bad).add(it.score()));
        }
        print("groundedness, HaluEval: AUROC " + Auroc.of(good, bad) + ", means " + Auroc.mean(good) + " and "
                + Auroc.mean(bad));
        for (double limit : new double[] {0.2, 0.3, 0.35, 0.4, 0.5, 0.6}) {
            print("   below " + limit + ": hallucinated " + below(bad, limit) + ", ok " + below(good, limit));
        }
    }

    private void completeness() {
        List<Pair> whole = new ArrayList<>();
        List<Pair> cut = new ArrayList<>();
        Random random = new Random(1);
        List<Pair> all = new ArrayList<>(sensitive);
        all.addAll(primes);
        for (Pair pair : all) {
            if (pair.answer.length() > 400) {
                whole.add(pair);
                int at = 200 + random.nextInt(pair.answer.length() - 200);
                cut.add(new Pair(pair.question, pair.answer.substring(0, at)));
            }
        }
        Completeness completeness = new Completeness();
        List<Double> good = scores(completeness, whole);
        List<Double> bad = scores(completeness, cut);
        print("completeness, answers over 400 characters: cut ones found " + below(bad, 0.5)
                + ", whole ones taken for cut " + below(good, 0.5) + ", AUROC " + Auroc.of(good, bad));
    }

    private void repetition() {
        List<Pair> loops = new ArrayList<>();
        Random random = new Random(1);
        for (Pair pair : sensitive) {
            int period = 20 + random.nextInt(100);
            if (pair.answer.length() > 2 * period) {
                int at = period + random.nextInt(pair.answer.length() - period);
                loops.add(new Pair(
                        pair.question,
                        pair.answer.substring(0, at)
                                + pair.answer.substring(at - period, at).repeat(1 + at / period)));
            }
        }
        NoRepetition repetition = new NoRepetition();
        print("no_repetition, half an answer looping found: " + below(scores(repetition, loops), 0.6)
                + ", false SENSITIVEQ " + below(scores(repetition, sensitive), 0.5) + ", PRIME_FULL "
                + below(scores(repetition, primes), 0.5));
    }

    private void languages() throws IOException {
        List<Pair> foreign = new ArrayList<>();
        List<Pair> english = new ArrayList<>();
        for (JsonNode row : data.jsonl("guardrails/dev.jsonl")) {
            String source = row.path("source").asText();
            Pair pair = new Pair(
                    "Please explain to me how this is done and what I should think of it.",
                    row.path("text").asText());
            if (source.equals("PurpleLlama/mitre_frr-multilingual")) {
                foreign.add(pair);
            } else if (source.equals("awesome-chatgpt-prompts") || source.equals("self-instruct/user_oriented")) {
                english.add(pair);
            }
        }
        SameLanguage language = new SameLanguage();
        List<Double> found = scores(language, foreign);
        List<Double> false1 = scores(language, english);
        List<Double> false2 = scores(language, sensitive);
        print("same_language, texts in other languages: judged " + found.size() + " of " + foreign.size() + ", found "
                + below(found, 1) + "; English: judged " + false1.size() + " of " + english.size() + ", false "
                + below(false1, 1) + "; SENSITIVEQ judged " + false2.size() + ", false " + below(false2, 1));
    }

    private void coherence() {
        List<String> texts = new ArrayList<>();
        questions.stream().map(row -> row.path("context").asText()).distinct().forEach(texts::add);
        for (int i = 0; i < sensitive.size(); i++) {
            texts.add(sensitive.get(i).answer);
        }
        List<String> sentences = new ArrayList<>();
        List<Pair> real = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (String text : texts) {
            List<String> own = List.of(text.split("(?<=[.!?])\\s+"));
            if (own.size() >= 5) {
                real.add(new Pair("", text));
                sizes.add(own.size());
                sentences.addAll(own);
            }
        }
        Collections.shuffle(sentences, new Random(1));
        List<Pair> mixed = new ArrayList<>();
        int at = 0;
        for (int size : sizes) {
            mixed.add(new Pair("", String.join(" ", sentences.subList(at, at + size))));
            at += size;
        }
        List<Double> good = scores(new Coherence(), real);
        List<Double> bad = scores(new Coherence(), mixed);
        print("coherence, " + real.size()
                + " texts of five sentences or more against as many mixed from their sentences: AUROC "
                + Auroc.of(good, bad) + ", below 0.5: " + below(good, 0.5) + " and " + below(bad, 0.5));
    }

    private void falseAlarms() {
        Map<String, List<Double>> below = new TreeMap<>();
        List<Pair> all = new ArrayList<>(sensitive);
        all.addAll(primes);
        questions.stream()
                .filter(row -> row.path("label").asText().equals("ok"))
                .forEach(row -> all.add(
                        new Pair(row.path("prompt").asText(), row.path("text").asText())));
        for (Evaluator evaluator : StandardEvaluators.all()) {
            for (Pair pair : all) {
                Optional<Evaluation> evaluation = evaluator.evaluate(Judged.call(pair.question, pair.answer));
                evaluation.ifPresent(it -> below.computeIfAbsent(it.name(), any -> new ArrayList<>())
                        .add(it.isBelowThreshold() ? 0.0 : 1.0));
            }
        }
        below.forEach((name, scores) -> print("below threshold on all real answers: " + name + " " + below(scores, 1)));
    }

    private static List<Double> scores(Evaluator evaluator, List<Pair> pairs) {
        List<Double> scores = new ArrayList<>();
        pairs.forEach(pair -> score(evaluator, pair).ifPresent(scores::add));
        return scores;
    }

    private static Optional<Double> score(Evaluator evaluator, Pair pair) {
        return evaluator.evaluate(Judged.call(pair.question, pair.answer)).map(Evaluation::score);
    }

    private static String below(List<Double> scores, double limit) {
        return Auroc.share(scores.stream().filter(score -> score < limit).count(), scores.size());
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
