package io.llmops.evaluation.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a text says about the language of its answer, by names of languages and words such as "translate" and "answer".
 *
 * @param named languages whose names it has
 * @param ordered those named within six words after "answer", "write" or the like
 * @param translation whether it speaks of translating or of vocabulary
 */
public record LanguageRequest(Set<Language> named, Set<Language> ordered, boolean translation) {

    private static final int NEAR = 6;
    private static final Language[] ALL = Language.values();
    private static final int TRANSLATE = 1 << ALL.length;
    private static final int ANSWER = TRANSLATE << 1;
    private static final WordLists NAMES = WordLists.read("language-names.txt", names());

    private static List<String> names() {
        List<String> names = new ArrayList<>(
                Stream.of(ALL).map(it -> it.name().toLowerCase(Locale.ROOT)).toList());
        names.add("translate");
        names.add("answer");
        return names;
    }

    /** Reads it out of a request's text. */
    public static LanguageRequest of(Words words) {
        EnumSet<Language> named = EnumSet.noneOf(Language.class);
        EnumSet<Language> ordered = EnumSet.noneOf(Language.class);
        boolean translation = false;
        int answer = -NEAR - 1;
        for (int i = 0; i < words.size(); i++) {
            int mask = NAMES.maskOf(words.hash(i));
            if (mask == 0) {
                continue;
            }
            translation |= (mask & TRANSLATE) != 0;
            answer = (mask & ANSWER) != 0 ? i : answer;
            for (Language language : ALL) {
                if ((mask & 1 << language.ordinal()) != 0) {
                    named.add(language);
                    if (i - answer <= NEAR) {
                        ordered.add(language);
                    }
                }
            }
        }
        return new LanguageRequest(named, ordered, translation);
    }
}
