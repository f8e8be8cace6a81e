package io.llmops.guardrails.harm;

import io.llmops.guardrails.harm.HarmWords.Kind;
import io.llmops.guardrails.harm.HarmWords.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One text: what it says by category, and how bad that is by what stands around it. */
final class HarmReading {

    private static final double[] SCORES = {0, 0.3, 0.6, 0.9};

    /** How far a question reaches, and how far an excuse does. */
    private static final int NEAR = 150;

    private static final int FAR = 250;
    private static final int MAX_EXCUSES = 2;
    private static final String ENDS = ".!?\n;\u3002\uff01\uff1f";

    private final String text;
    private final HarmWords words;
    private final Places how = new Places();
    private final Places worse = new Places();
    private final Places excuses = new Places();
    private final Places fiction = new Places();
    private final List<Mark> said = new ArrayList<>(0);
    private final Map<String, Integer> levels = new HashMap<>(0);

    /** Something that the text says somewhere. */
    private record Mark(Meaning meaning, int start, int end) {
        Kind kind() {
            return meaning.kind();
        }
    }

    HarmReading(String text, HarmWords words) {
        this.text = text;
        this.words = words;
        List<Mark> marks = new ArrayList<>();
        Places harmless = new Places();
        words.scan(text, (meaning, start, end) -> {
            marks.add(new Mark(meaning, start, end));
            if (meaning.kind() == Kind.NOT) {
                harmless.add(start, end);
            }
        });
        marks.stream().filter(mark -> !harmless.cover(mark.start(), mark.end())).forEach(this::sort);
        judge();
    }

    /** By category; what the text does not say is missing. */
    Map<String, Double> scores() {
        Map<String, Double> scores = new HashMap<>(levels.size());
        levels.forEach((category, level) -> scores.put(category, SCORES[level]));
        return scores;
    }

    private void sort(Mark mark) {
        switch (mark.kind()) {
            case HOW -> how.add(mark.start(), mark.end());
            case WORSE -> worse.add(mark.start(), mark.end());
            case EXCUSE -> excuses.add(mark.start(), mark.end());
            case FICTION -> fiction.add(mark.start(), mark.end());
            default -> said.add(mark);
        }
    }

    /** The last deed and the last target of each group: what follows is near one of them, or near none. */
    private void judge() {
        Map<String, Mark> deeds = new HashMap<>();
        Map<String, Mark> targets = new HashMap<>();
        for (Mark mark : said) {
            String group = mark.meaning().group();
            switch (mark.kind()) {
                case DO -> {
                    together(targets.get(group), mark);
                    deeds.put(group, mark);
                }
                case TO, TO_HIGH -> {
                    together(deeds.get(group), mark);
                    targets.put(group, mark);
                }
                default -> count(mark, mark.start(), mark.end());
            }
        }
    }

    private void together(@Nullable Mark before, Mark mark) {
        if (before == null
                || mark.start() - before.end() > words.gap(mark.meaning().group())) {
            return;
        }
        for (int i = before.end(); i < mark.start(); i++) {
            if (ENDS.indexOf(text.charAt(i)) >= 0) {
                return;
            }
        }
        count(mark.kind() == Kind.DO ? before : mark, before.start(), Math.max(before.end(), mark.end()));
    }

    private void count(Mark mark, int start, int end) {
        String category = mark.meaning().category();
        int level = mark.kind().level();
        level += how.any(start - NEAR, end + NEAR) ? 1 : 0;
        level += worse.any(start - NEAR, end + NEAR) ? 1 : 0;
        level -= Math.min(MAX_EXCUSES, excused(category, start - FAR, end + FAR));
        levels.merge(category, Math.max(0, Math.min(SCORES.length - 1, level)), Math::max);
    }

    /** Who is in need also speaks of doctors and of not being able to stop. */
    private int excused(String category, int from, int to) {
        int excused = category.equals("self_harm_risk") ? 0 : excuses.count(from, to);
        return excused + (category.equals("sexual") ? 0 : fiction.count(from, to));
    }
}
