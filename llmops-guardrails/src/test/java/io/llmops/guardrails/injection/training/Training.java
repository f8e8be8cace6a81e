package io.llmops.guardrails.injection.training;

import io.llmops.guardrails.injection.model.Header;
import io.llmops.guardrails.injection.model.LinearModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Trains the model of the injection guardrail: {@code Training DATA.jsonl MODEL [LICENCES]}. The same data give the same
 * file, byte for byte. {@code LICENCES} is a text file; its lines go into the model's header.
 */
final class Training {

    /** The share of harmless texts above the thresholds, those of left out sources and authors together. */
    static final double BLOCK_RATE = 0.011;

    static final double OBSERVE_RATE = 0.05;
    static final long SEED = 20_240_607;

    private Training() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            System.err.println("Usage: Training DATA.jsonl MODEL [LICENCES]");
            System.exit(2);
        }
        List<String> remarks = args.length == 3 ? Files.readAllLines(Path.of(args[2])) : List.of();
        try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
            train(Path.of(args[0]), remarks).write(out);
        }
    }

    static LinearModel train(Path file, List<String> remarks) throws IOException {
        List<Example> examples = Jsonl.read(file);
        List<Bag> data = bags(examples);
        List<Bag> ours = bags(ours(examples));
        List<Scored> scored = unseen(data, ours);
        Calibration calibration = Calibration.fit(scored);
        List<Bag> all = new ArrayList<>(data);
        all.addAll(ours);
        Learner learner = Learner.of(all, SEED);
        Header header = new Header(
                learner.bias(),
                learner.scale(),
                calibration.slope(),
                calibration.offset(),
                calibration.probability(Scored.threshold(scored, BLOCK_RATE)),
                calibration.probability(Scored.threshold(scored, OBSERVE_RATE)),
                provenance(file, examples, ours.size(), remarks));
        return new LinearModel(header, learner.rounded());
    }

    /** Sources and authors, each judged by a model that has not seen it. */
    static List<Scored> unseen(List<Bag> data, List<Bag> ours) {
        List<Scored> scored = new ArrayList<>(LeavingOut.sources(data, ours, SEED));
        scored.addAll(LeavingOut.authors(data, ours, SEED));
        return scored;
    }

    static List<Bag> bags(List<Example> examples) {
        return examples.parallelStream().map(Bag::of).toList();
    }

    static List<Example> ours(List<Example> examples) {
        List<Example> written = Authors.texts();
        List<Example> carriers = Stream.concat(examples.stream(), written.stream())
                .filter(each -> !each.attack())
                .toList();
        return Stream.concat(written.stream(), Texts.write(SEED, carriers).stream())
                .toList();
    }

    private static List<String> provenance(Path file, List<Example> examples, int ours, List<String> remarks)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("sha256 " + sha256(Files.readAllBytes(file)) + ", " + examples.size() + " texts");
        lines.add("own texts and grammars, seed " + SEED + ", " + ours + " texts, Apache-2.0");
        TreeSet<String> sources = new TreeSet<>();
        examples.forEach(each -> sources.add(each.source()));
        lines.add("sources " + String.join("; ", sources));
        lines.addAll(remarks);
        return lines;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
