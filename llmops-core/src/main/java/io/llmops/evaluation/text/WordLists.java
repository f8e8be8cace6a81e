package io.llmops.evaluation.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which lists of a resource a word is in, as bits: the first list is the lowest. A word that is several words is left out. */
final class WordLists {

    private final Map<Long, Integer> masks = new HashMap<>();

    private WordLists() {}

    /** Lines are a name, a colon and words; the names are given in the order of the bits. */
    static WordLists read(String resource, List<String> names) {
        WordLists lists = new WordLists();
        try (InputStream in = WordLists.class.getResourceAsStream(resource)) {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8));
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int colon = line.indexOf(':');
                lists.add(names.indexOf(line.substring(0, colon)), Words.of(line.substring(colon + 1)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lists;
    }

    private void add(int bit, Words words) {
        for (int i = 0; i < words.size(); i++) {
            masks.merge(words.hash(i), 1 << bit, (a, b) -> a | b);
        }
    }

    int maskOf(long word) {
        return masks.getOrDefault(word, 0);
    }
}
