package io.llmops.guardrails.leak;

import io.llmops.call.CallStart;
import io.llmops.call.LlmRequest;
import io.llmops.call.Origin;
import io.llmops.call.Passage;
import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds in answers what only the operator's instructions say: runs of {@value #DEFAULT_WORDS} words that stand in the system
 * prompt of the same call and nowhere else in its request, and canaries, words that were put into the prompt for nothing but
 * to be recognised. For answers; of requests it finds canaries only.
 *
 * <pre>{@code
 * Guardrails.builder().output(new LeakGuardrail().withCanaries("kq7-heron-41"), Enforcement.enforce().blocking())
 * }</pre>
 *
 * <p>It does not find a prompt that is paraphrased, translated or encoded; prompts of fewer words than a run are not
 * guarded. In streams it holds back the last run of words. Immutable and thread-safe.
 */
public final class LeakGuardrail implements Guardrail {

    /** So many words in a row are hardly the same by chance. */
    public static final int DEFAULT_WORDS = 12;

    private static final int MAX_CANARY = 200;

    private final int words;
    private final List<String> canaries;
    private final Set<Long> told;

    /** With runs of {@value #DEFAULT_WORDS} words and no canaries. */
    public LeakGuardrail() {
        this(DEFAULT_WORDS, List.of(), Set.of());
    }

    private LeakGuardrail(int words, List<String> canaries, Set<Long> told) {
        this.words = words;
        this.canaries = canaries;
        this.told = told;
    }

    /** The same with runs of so many words, 4 to 50. Fewer find more, and more that is said by chance. */
    public LeakGuardrail withWords(int number) {
        if (number < 4 || number > 50) {
            throw new IllegalArgumentException("A run has 4 to 50 words: " + number);
        }
        return new LeakGuardrail(number, canaries, told);
    }

    /** The same with these words that must never come out; 6 to 200 characters each, case does not matter. */
    public LeakGuardrail withCanaries(String... secretWords) {
        List<String> all = new ArrayList<>(canaries);
        for (String canary : secretWords) {
            if (canary.length() < 6 || canary.length() > MAX_CANARY) {
                throw new IllegalArgumentException(
                        "A canary has 6 to " + MAX_CANARY + " characters, this one has " + canary.length());
            }
            all.add(canary.toLowerCase(Locale.ROOT));
        }
        return new LeakGuardrail(words, List.copyOf(all), told);
    }

    @Override
    public String name() {
        return "leak";
    }

    @Override
    public HoldBack holdBack() {
        int run = words * (Words.MAX_WORD + Words.MAX_GAP);
        return HoldBack.characters(Math.max(run, MAX_CANARY)).withContext(1);
    }

    /** Knows what the operator told the model in this call. */
    @Override
    public Guardrail forCall(CallStart call) {
        return new LeakGuardrail(words, canaries, onlyToldByTheOperator(call.request()));
    }

    private Set<Long> onlyToldByTheOperator(LlmRequest request) {
        Set<Long> operators = new HashSet<>();
        List<Passage> others = new ArrayList<>();
        for (Passage passage : request.passages()) {
            if (passage.origin() == Origin.SYSTEM) {
                new Words(passage.text()).grams(words).forEach(gram -> operators.add(gram.hash()));
            } else {
                others.add(passage);
            }
        }
        if (!operators.isEmpty()) {
            others.forEach(
                    passage -> new Words(passage.text()).grams(words).forEach(gram -> operators.remove(gram.hash())));
        }
        return operators;
    }

    @Override
    public Verdict check(Text text) {
        List<Finding> findings = new ArrayList<>(0);
        findCanaries(text.content(), findings);
        if (!told.isEmpty()) {
            for (Words.Gram gram : new Words(text.content()).grams(words)) {
                if (told.contains(gram.hash())) {
                    findings.add(new Finding(gram.start(), gram.end(), "system_prompt", "overlap", 1));
                }
            }
        }
        return Verdict.of(findings);
    }

    private void findCanaries(String content, List<Finding> findings) {
        for (String canary : canaries) {
            for (int i = 0; i + canary.length() <= content.length(); i++) {
                if (content.regionMatches(true, i, canary, 0, canary.length())) {
                    findings.add(new Finding(i, i + canary.length(), "system_prompt", "canary", 1));
                }
            }
        }
    }
}
