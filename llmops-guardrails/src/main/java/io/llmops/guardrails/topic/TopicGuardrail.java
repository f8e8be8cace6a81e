package io.llmops.guardrails.topic;

import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.guardrails.phrase.Phrases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds words and phrases of topics that are denied: names of competitors, advice that a service must not give. The
 * category of a finding is the topic; {@code Enforcement.blocking()} stops the call, else the phrase is redacted. A phrase
 * that is allowed excuses the denied ones within it.
 *
 * <pre>{@code
 * TopicGuardrail.denying("competitor", List.of("acme", "umbrella corp"))
 *         .deny("medical_advice", List.of("dosage of", "prescribe me"))
 *         .allow(List.of("acme street"));
 * }</pre>
 *
 * <p>It knows words, not meanings: who paraphrases is not found. Immutable and thread-safe.
 */
public final class TopicGuardrail implements Guardrail {

    /** A phrase of a topic; of none, where it is allowed. */
    private record Entry(String phrase, String topic) {}

    private record Place(Entry entry, int rule, int start, int end) {
        boolean isAllowed() {
            return entry.topic().isEmpty();
        }

        Finding finding() {
            return new Finding(start, end, entry.topic(), "phrase-" + rule, 1);
        }
    }

    private static final Comparator<Place> LONGEST_FIRST =
            Comparator.comparingInt(Place::start).thenComparing(Place::end, Comparator.reverseOrder());

    private final List<Entry> entries;
    private final Phrases phrases;

    private TopicGuardrail(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.phrases = Phrases.of(entries.stream().map(Entry::phrase).toList());
    }

    /**
     * Denies a topic.
     *
     * @param topic a fixed word such as {@code competitor}; becomes a metric attribute
     * @throws IllegalArgumentException if the topic or a phrase is blank
     */
    public static TopicGuardrail denying(String topic, Collection<String> phrases) {
        return new TopicGuardrail(List.of()).deny(topic, phrases);
    }

    /** The same, and denies one more topic; throws as {@link #denying} does. */
    public TopicGuardrail deny(String topic, Collection<String> more) {
        if (topic.isBlank()) {
            throw new IllegalArgumentException("A topic needs a name, such as 'competitor'");
        }
        return and(topic, more);
    }

    /** The same, but these phrases are no findings, nor is what is denied within them. */
    public TopicGuardrail allow(Collection<String> more) {
        return and("", more);
    }

    private TopicGuardrail and(String topic, Collection<String> more) {
        List<Entry> all = new ArrayList<>(entries);
        more.forEach(phrase -> all.add(new Entry(phrase, topic)));
        return new TopicGuardrail(all);
    }

    @Override
    public String name() {
        return "topic";
    }

    /** A denied phrase may stand within an allowed one, which began earlier and ends later. */
    @Override
    public HoldBack holdBack() {
        return HoldBack.characters(phrases.longest() + 1).withContext(phrases.longest() + 1);
    }

    @Override
    public Verdict check(Text text) {
        List<Place> places = new ArrayList<>(0);
        phrases.scan(
                text.content(), (phrase, start, end) -> places.add(new Place(entries.get(phrase), phrase, start, end)));
        places.sort(LONGEST_FIRST);
        List<Finding> findings = new ArrayList<>(0);
        int allowedUntil = 0;
        for (Place place : places) {
            if (place.isAllowed()) {
                allowedUntil = Math.max(allowedUntil, place.end());
            } else if (place.end() > allowedUntil) {
                findings.add(place.finding());
            }
        }
        return Verdict.of(findings);
    }
}
