package io.llmops.guardrails.injection.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Our own texts: written by grammars, disguised, and put into harmless texts. */
final class Texts {

    private static final int MASKED = 560;
    private static final int EMBEDDED = 700;
    private static final int EACH_SLIPPED = 6;
    private static final int LONGEST_CARRIER = 3000;
    private static final List<String> WRAPS = List.of(
            "*", "*", "*", "*", "\n*\n", "(*)", "[*]", "<!-- * -->", "\"*\"", "> *", "<p hidden>*</p>", "P.S. *");

    private final Grammar grammar = Grammar.of(
            "slots.grammar", "attacks.grammar", "indirect.grammar", "harmless.grammar", "more.grammar", "hard.grammar");
    private final List<Example> examples = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    static List<Example> write(long seed, List<Example> carriers) {
        Texts texts = new Texts();
        Random random = new Random(seed);
        for (Grammar.Start start : texts.grammar.starts()) {
            for (int i = 0; i < start.count(); i++) {
                texts.add(texts.grammar.write(start.ways(), random), start.attack(), start.family(), start.kind());
            }
        }
        List<Example> plain = List.copyOf(texts.examples);
        texts.mask(plain, random);
        texts.embed(plain, carriers, random);
        texts.slip(carriers, random);
        return texts.examples;
    }

    private void add(String marked, boolean attack, String family, String kind) {
        int begin = marked.indexOf(Grammar.BEGIN);
        int end = marked.lastIndexOf(Grammar.END);
        String text = marked.replaceAll("[\u0001\u0002]", "");
        if (seen.add(text)) {
            int to = end < 0
                    ? text.length()
                    : end - (int) marked.chars().limit(end).filter(c -> c < 3).count();
            examples.add(new Example(text, Math.max(0, begin), to, attack, "gen/" + kind + "/" + family, kind));
        }
    }

    /** Attacks in disguise, and one harmless text for every two of them. */
    private void mask(List<Example> plain, Random random) {
        List<Example> attacks = plain.stream()
                .filter(e ->
                        e.attack() && e.text().length() < 300 && e.kind().matches("direct_injection|prompt_extraction"))
                .toList();
        List<Example> harmless = plain.stream()
                .filter(e -> !e.attack() && e.text().length() < 300)
                .toList();
        for (int i = 0; i < MASKED; i++) {
            var mask = Masks.ALL.get(i % Masks.ALL.size());
            Example attack = attacks.get(random.nextInt(attacks.size()));
            add(mask.apply(attack.text(), random), true, "masked", "obfuscated");
            if (i % 2 == 0) {
                Example other = harmless.get(random.nextInt(harmless.size()));
                add(Masks.harmless(mask.apply(other.text(), random), random), false, "masked", "benign_encoded");
            }
        }
    }

    /** Attacks between the sentences of harmless texts. */
    private void embed(List<Example> plain, List<Example> carriers, Random random) {
        List<Example> payloads = plain.stream()
                .filter(e -> e.attack()
                        && e.text().length() < 400
                        && e.source().matches(".*/(override|newtask|roles|payload|subtlepayload|ask|above|authority)"))
                .toList();
        for (int i = 0; i < EMBEDDED && !carriers.isEmpty(); i++) {
            Example from = carriers.get(random.nextInt(carriers.size()));
            String payload = payloads.get(random.nextInt(payloads.size())).text();
            String gap = random.nextBoolean() ? "\n" : " ";
            add(put(payload, gap, from.text(), random), true, "embedded@" + from.source(), "indirect_injection");
        }
    }

    /** The same with orders written one by one, with actions in passing, and with harmless requests as a counterweight. */
    private void slip(List<Example> carriers, Random random) {
        List<Example> documents = carriers.stream()
                .filter(e -> e.kind().equals("benign_document") && e.text().length() < LONGEST_CARRIER)
                .toList();
        for (int i = 0; i < EACH_SLIPPED && !documents.isEmpty(); i++) {
            for (String order : Authors.slipped("order")) {
                String wrapped = WRAPS.get(random.nextInt(WRAPS.size())).replace("*", order);
                slip(wrapped, true, "slipped", documents.get(random.nextInt(documents.size())), random);
            }
            for (String aside : Authors.slipped("aside")) {
                slip(aside, true, "aside", documents.get(random.nextInt(documents.size())), random);
            }
            for (String harmless : Authors.slipped("harmless")) {
                slip(harmless, false, "added", documents.get(random.nextInt(documents.size())), random);
            }
        }
    }

    private void slip(String what, boolean attack, String family, Example into, Random random) {
        add(
                put(what, random.nextInt(3) == 0 ? "\n" : " ", into.text(), random),
                attack,
                family + "@" + into.source(),
                attack ? "indirect_injection" : "benign_document");
    }

    /** A payload behind a sentence or a line of a text. */
    private static String put(String payload, String gap, String carrier, Random random) {
        int at = carrier.isEmpty() ? 0 : random.nextInt(carrier.length());
        int end = Math.max(carrier.indexOf(". ", at) + 1, carrier.indexOf('\n', at));
        int cut = end <= 0 ? carrier.length() : end;
        return carrier.substring(0, cut) + gap + Grammar.BEGIN + payload + Grammar.END + gap + carrier.substring(cut);
    }
}
