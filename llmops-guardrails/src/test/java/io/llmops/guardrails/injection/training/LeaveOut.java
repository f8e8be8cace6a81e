package io.llmops.guardrails.injection.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Scores every source by a model that has not seen it. */
final class LeaveOut {

    public static void main(String[] args) throws IOException {
        List<Example> all = read(Path.of(args[0]));
        List<Example> ours = args.length > 2 ? Texts.write(7, all.stream().filter(e -> !e.attack()).toList()) : List.of();
        if (args.length > 3) Files.writeString(Path.of(args[3]), ours.stream().map(e -> e.source() + "\t" + e.text().replace("\n", "\\n")).collect(Collectors.joining("\n")));
        long t = System.nanoTime();
        List<Bag> bags = all.stream().map(Bag::of).collect(Collectors.toList());
        Map<Bag, String> ids = new java.util.IdentityHashMap<>();
        int line = 0;
        for (Bag bag : bags) ids.put(bag, "" + line++);
        List<Bag> generated = ours.stream().map(Bag::of).collect(Collectors.toList());
        System.err.printf("features %.1f s, windows %d%n", (System.nanoTime() - t) / 1e9, bags.stream().mapToInt(b -> b.sights.size()).sum());
        Map<String, List<Bag>> folds = new TreeMap<>(bags.stream().collect(Collectors.groupingBy(b -> fold(b.example.source()))));
        
        StringBuilder out = new StringBuilder();
        ObjectMapper json = new ObjectMapper();
        for (var fold : folds.entrySet()) {
            List<Bag> train = new ArrayList<>();
            for (Bag bag : bags) {
                if (!fold(bag.example.source()).equals(fold.getKey()) && !(fold.getKey().matches("lc4j|micro.*|otel.*") && bag.example.source().startsWith("own/embedded"))) train.add(bag);
            }
            if (System.getProperty("genonly") != null) train.removeIf(b -> b.example.attack());
            for (Bag g : generated) if (g.example.source().contains("@") && fold(g.example.source().replaceAll(".*@", "")).equals(fold.getKey())) continue; else if (System.getProperty("drop") == null || !g.example.source().matches(System.getProperty("drop"))) train.add(g);
            weigh(train);
            Learner learner = new Learner();
            t = System.nanoTime();
            learner.learn(train, 1);
            System.err.printf("%s %.1f s%n", fold.getKey(), (System.nanoTime() - t) / 1e9);
            for (Bag bag : fold.getValue()) {
                double s = learner.score(bag);
                out.append(json.writeValueAsString(Map.of("id", ids.get(bag), "blocked", false, "score", s, "n", bag.sights.size()))).append('\n');
            }
        }
        Files.writeString(Path.of(args[1]), out.toString());
    }

    static void weigh(List<Bag> train) {
        Map<String, Long> counts = train.stream().collect(Collectors.groupingBy(b -> b.example.source() + b.example.attack(), Collectors.counting()));
        double[] sum = new double[2];
        for (Bag b : train) {
            b.weight = Math.pow(counts.get(b.example.source() + b.example.attack()), -0.3);
            sum[b.example.attack() ? 1 : 0] += b.weight;
        }
        for (Bag b : train) {
            b.weight *= 10000 / sum[b.example.attack() ? 1 : 0] * (b.example.attack() ? 1 : 1.3);
        }
    }

    static String fold(String source) {
        if (source.startsWith("own/obfuscated")) return "own/obfuscated";
        if (source.startsWith("own/embedded")) return "own/embedded";
        if (source.startsWith("langchain4j") || source.startsWith("quarkus")) return "lc4j";
        if (source.startsWith("garak") || source.startsWith("Giskard")) return "garak";
        if (source.startsWith("PurpleLlama/cyber")) return "PurpleLlama-attacks";
        if (source.startsWith("PurpleLlama")) return "PurpleLlama-benign";
        return source;
    }

    static List<Example> read(Path path) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Example> all = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            JsonNode n = json.readTree(line);
            all.add(Example.of(n.get("text").asText(), n.get("label").asText().equals("attack"), n.get("source").asText(), n.get("kind").asText()));
        }
        return all;
    }
}
