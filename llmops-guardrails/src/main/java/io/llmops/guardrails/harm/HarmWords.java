package io.llmops.guardrails.harm;

import io.llmops.guardrails.phrase.Phrases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The phrases of {@code words.txt} and what they mean. */
final class HarmWords {

    private static final String ANY = "*";

    /** What a phrase does; the file explains it. */
    enum Kind {
        LOW(1),
        MEDIUM(2),
        HIGH(3),
        DO(0),
        TO(1),
        TO_HIGH(2),
        HOW(0),
        WORSE(0),
        EXCUSE(0),
        FICTION(0),
        NOT(0);

        private final int level;

        Kind(int level) {
            this.level = level;
        }

        int level() {
            return level;
        }
    }

    /** Phrases of one group belong together; a category has one or more. */
    record Meaning(String group, Kind kind) {
        String category() {
            int slash = group.indexOf('/');
            return slash < 0 ? group : group.substring(0, slash);
        }
    }

    @FunctionalInterface
    interface Sink {
        void seen(Meaning meaning, int start, int end);
    }

    /** A phrase may mean several things. */
    private final Map<String, List<Meaning>> written = new LinkedHashMap<>();

    private final List<List<Meaning>> meanings;
    private final Map<String, Integer> gaps = new HashMap<>();
    private final Set<String> categories = new TreeSet<>();
    private final Phrases phrases;

    private HarmWords(BufferedReader lines) {
        lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::read);
        meanings = List.copyOf(written.values());
        phrases = Phrases.of(List.copyOf(written.keySet()));
    }

    static HarmWords read() {
        try (InputStream in = HarmWords.class.getResourceAsStream("words.txt")) {
            return new HarmWords(new BufferedReader(
                    new InputStreamReader(Objects.requireNonNull(in, "words.txt"), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        int space = line.indexOf(' ');
        int colon = line.indexOf(':');
        String group = line.substring(0, space);
        String kind = line.substring(space + 1, colon).toUpperCase(Locale.ROOT).replace('-', '_');
        String rest = line.substring(colon + 1).strip();
        if (kind.equals("GAP")) {
            gaps.put(group, Integer.valueOf(rest));
            return;
        }
        Meaning meaning = new Meaning(group, Kind.valueOf(kind));
        if (!group.equals(ANY)) {
            categories.add(meaning.category());
        }
        for (String phrase : rest.split("\\|", -1)) {
            written.computeIfAbsent(phrase.strip(), any -> new ArrayList<>(1)).add(meaning);
        }
    }

    Set<String> categories() {
        return categories;
    }

    /** How far apart what is done and whom it is done to may stand. */
    int gap(String group) {
        return gaps.getOrDefault(group, 0);
    }

    /** Tells phrases in the order of their beginnings. */
    void scan(String text, Sink sink) {
        phrases.scan(
                text.replace('\u2019', '\''),
                (phrase, start, end) -> meanings.get(phrase).forEach(meaning -> sink.seen(meaning, start, end)));
    }
}
