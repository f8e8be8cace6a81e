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
 * where an alternative is empty. Immutable and thread-safe.
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
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(phrases::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }

    private void line(String line) {
        int colon = line.indexOf(':');
        String kind = line.substring(0, colon).strip();
        for (String phrase : expanded(line.substring(colon + 1))) {
            add(kind, Words.of(phrase));
        }
    }

    private static List<String> expanded(String pattern) {
        int open = pattern.indexOf('(');
        if (open < 0) {
            return List.of(pattern);
        }
        int close = pattern.indexOf(')', open);
        List<String> all = new ArrayList<>();
        List<String> rests = expanded(pattern.substring(close + 1));
        for (String choice : pattern.substring(open + 1, close).split("\\|", -1)) {
            for (String rest : rests) {
                all.add(pattern.substring(0, open) + choice + rest);
            }
        }
        return all;
    }

    private void add(String kind, Words phrase) {
        long hash = phrase.hash(0);
        firsts.add(hash);
        for (int i = 1; i < phrase.size(); i++) {
            hash = Hash.join(hash, phrase.hash(i));
        }
        kinds.put(hash, kind);
        longest = Math.max(longest, phrase.size());
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
