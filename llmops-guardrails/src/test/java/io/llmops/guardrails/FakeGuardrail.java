package io.llmops.guardrails;

import io.llmops.call.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Guardrails for tests; they remember what they were asked. */
final class FakeGuardrail implements Guardrail {

    final List<Text> asked = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final String name;
    private final HoldBack holdBack;
    private final Function<Text, Verdict> judge;
    private double threshold;

    private FakeGuardrail(String name, HoldBack holdBack, Function<Text, Verdict> judge) {
        this.name = name;
        this.holdBack = holdBack;
        this.judge = judge;
    }

    /** Any judge that looks at whole texts. */
    static FakeGuardrail whole(String name, Function<Text, Verdict> judge) {
        return new FakeGuardrail(name, HoldBack.WHOLE, judge);
    }

    static FakeGuardrail bounded(String name, int characters, Function<Text, Verdict> judge) {
        return new FakeGuardrail(name, HoldBack.characters(characters), judge);
    }

    /** Finds every occurrence of these words, overlapping ones too; holds back what the longest could need. */
    static FakeGuardrail words(String name, String... words) {
        int longest = List.of(words).stream().mapToInt(String::length).max().orElseThrow();
        return new FakeGuardrail(name, HoldBack.characters(longest), text -> Verdict.of(find(text.content(), words)));
    }

    /** Blocks as soon as it sees the word. */
    static FakeGuardrail blocksOn(String word) {
        return new FakeGuardrail(
                "stop",
                HoldBack.characters(word.length()),
                text -> text.content().contains(word) ? Verdict.block("topic", "word", 0.9) : Verdict.pass(0.1));
    }

    static FakeGuardrail throwing(Throwable thrown) {
        return new FakeGuardrail("broken", HoldBack.characters(1), text -> sneak(thrown));
    }

    private static List<Finding> find(String content, String... words) {
        List<Finding> findings = new ArrayList<>();
        for (String word : words) {
            for (int i = content.indexOf(word); i >= 0; i = content.indexOf(word, i + 1)) {
                findings.add(new Finding(i, i + word.length(), "word", word, 0.5));
            }
        }
        return findings;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> Verdict sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    FakeGuardrail withThreshold(double score) {
        threshold = score;
        return this;
    }

    List<Origin> origins() {
        return asked.stream().map(Text::origin).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Verdict check(Text text) {
        asked.add(text);
        threads.add(Thread.currentThread());
        return judge.apply(text);
    }

    @Override
    public HoldBack holdBack() {
        return holdBack;
    }

    @Override
    public double threshold() {
        return threshold;
    }
}
