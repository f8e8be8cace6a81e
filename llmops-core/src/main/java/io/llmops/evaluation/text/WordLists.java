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

    private final long[] words;
    private final int[] masks;

    private WordLists(Map<Long, Integer> read) {
        words = new long[Integer.highestOneBit(read.size()) * 4];
        masks = new int[words.length];
        read.forEach((word, mask) -> {
            int at = slot(word);
            words[at] = word;
            masks[at] = mask;
        });
    }

    /** Lines are a name, a colon and words; the names are given in the order of the bits. */
    static WordLists read(String resource, List<String> names) {
        Map<Long, Integer> read = new HashMap<>();
        try (InputStream in = WordLists.class.getResourceAsStream(resource)) {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8));
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int colon = line.indexOf(':');
                int bit = 1 << names.indexOf(line.substring(0, colon));
                Words words = Words.of(line.substring(colon + 1));
                for (int i = 0; i < words.size(); i++) {
                    read.merge(words.hash(i), bit, (a, b) -> a | b);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WordLists(read);
    }

    int maskOf(long word) {
        return masks[slot(word)];
    }

    private int slot(long word) {
        int last = words.length - 1;
        int at = (int) word & last;
        while (words[at] != 0 && words[at] != word) {
            at = (at + 1) & last;
        }
        return at;
    }
}
