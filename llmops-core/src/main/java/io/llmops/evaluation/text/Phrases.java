package io.llmops.evaluation.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Phrases of several words, each of some kind, found by the hashes of their words. They come from lines such as
 * {@code decline: i (can t|cannot) (help|assist) with (that|this)}: all combinations are phrases; a word may be left out
 * where an alternative is empty; a bracket ends a word. Immutable and thread-safe.
 */
public final class Phrases {

    /** Takes a phrase that was found. */
    @FunctionalInterface
    public interface Sink {

        /** A phrase of this kind, from a word to before another. */
        void found(String kind, int from, int to);
    }

    private final Map<Long, String> kinds = new HashMap<>();
    private final LongSet firsts = new LongSet(256);
    private int longest;

    private Phrases() {}

    /** Reads the phrases of a resource beside a class; lines that begin with # are remarks. */
    public static Phrases read(Class<?> beside, String resource) {
        Phrases phrases = new Phrases();
        try (InputStream in = beside.getResourceAsStream(resource)) {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    phrases.line(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }

    private void line(String line) {
        int colon = line.indexOf(':');
        add(line.substring(0, colon).strip(), places(line.substring(colon + 1)), 0, 0, 0);
    }

    /** What may stand at each place of a phrase: each choice is read once, however many phrases it is in. */
    private static List<List<Words>> places(String pattern) {
        List<List<Words>> places = new ArrayList<>();
        int from = 0;
        for (int open = pattern.indexOf('('); open >= 0; open = pattern.indexOf('(', from)) {
            int close = pattern.indexOf(')', open);
            places.add(List.of(Words.of(pattern.substring(from, open))));
            places.add(choices(pattern.substring(open + 1, close)));
            from = close + 1;
        }
        places.add(List.of(Words.of(pattern.substring(from))));
        return places;
    }

    private static List<Words> choices(String alternatives) {
        List<Words> choices = new ArrayList<>();
        for (String each : alternatives.split("\\|", -1)) {
            choices.add(Words.of(each));
        }
        return choices;
    }

    /** Adds the phrases that go on from this place, where {@code size} words with this hash are before it. */
    private void add(String kind, List<List<Words>> places, int place, long hash, int size) {
        if (place == places.size()) {
            kinds.put(hash, kind);
            longest = Math.max(longest, size);
            return;
        }
        for (Words choice : places.get(place)) {
            long joined = hash;
            for (int i = 0; i < choice.size(); i++) {
                joined = size + i == 0 ? first(choice.hash(i)) : Hash.join(joined, choice.hash(i));
            }
            add(kind, places, place + 1, joined, size + choice.size());
        }
    }

    private long first(long hash) {
        firsts.add(hash);
        return hash;
    }

    /** Finds the phrases that begin within some words, in the order of their beginnings; of several there, all. */
    public void find(Words in, int from, int to, Sink sink) {
        for (int i = from; i < Math.min(to, in.size()); i++) {
            if (firsts.contains(in.hash(i))) {
                findAt(in, i, sink);
            }
        }
    }

    private void findAt(Words in, int first, Sink sink) {
        long hash = in.hash(first);
        for (int end = first + 1; end <= Math.min(first + longest, in.size()); end++) {
            if (end > first + 1) {
                hash = Hash.join(hash, in.hash(end - 1));
            }
            String kind = kinds.get(hash);
            if (kind != null) {
                sink.found(kind, first, end);
            }
        }
    }
}
