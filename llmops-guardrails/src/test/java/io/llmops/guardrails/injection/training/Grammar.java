package io.llmops.guardrails.injection.training;

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
import java.util.Random;

/**
 * Texts from rules. A line {@code name = one|two {other}} names the ways to write something; {@code {other}} stands for
 * any way to write that. {@code !attack KIND FAMILY COUNT = …} and {@code !harmless …} are what texts begin with.
 * {@code \n} is a new line; a backslash takes braces, brackets and bars as they are.
 */
final class Grammar {

    static final char BEGIN = '\u0001';
    static final char END = '\u0002';

    /** What to write, and how often. */
    record Start(boolean attack, String kind, String family, int count, List<String> ways) {}

    private final Map<String, List<String>> rules = new HashMap<>();
    private final List<Start> starts = new ArrayList<>();

    static Grammar of(String... names) {
        Grammar grammar = new Grammar();
        for (String name : names) {
            grammar.read(name);
        }
        return grammar;
    }

    private void read(String name) {
        try (InputStream in = Grammar.class.getResourceAsStream(name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        int equals = line.indexOf(" = ");
        String left = line.substring(0, equals);
        List<String> ways = split(line.substring(equals + 3));
        if (left.startsWith("!")) {
            String[] words = left.split(" ", -1);
            starts.add(new Start(words[0].equals("!attack"), words[1], words[2], Integer.parseInt(words[3]), ways));
        } else if (rules.put(left, ways) != null) {
            throw new IllegalArgumentException("Twice: " + left);
        }
    }

    private static List<String> split(String right) {
        List<String> ways = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= right.length(); i++) {
            if (i == right.length() || (right.charAt(i) == '|' && !isEscaped(right, i) && !isBar(right, i))) {
                ways.add(right.substring(from, i));
                from = i + 1;
            }
        }
        return List.copyOf(ways);
    }

    private static boolean isEscaped(String text, int i) {
        return i > 0 && text.charAt(i - 1) == '\\';
    }

    /** The bars of {@code <|im_start|>}, and of a pipe with spaces around. */
    private static boolean isBar(String text, int i) {
        char before = i > 0 ? text.charAt(i - 1) : ' ';
        char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        return (before == '<' && after == 'i') || after == '>' || (before == ' ' && after == ' ');
    }

    List<Start> starts() {
        return starts;
    }

    /** Writes a text; what is harmful within a harmless one stands between {@link #BEGIN} and {@link #END}. */
    String write(List<String> ways, Random random) {
        StringBuilder text = new StringBuilder();
        write(ways.get(random.nextInt(ways.size())), random, text);
        return text.toString();
    }

    private void write(String way, Random random, StringBuilder into) {
        for (int i = 0; i < way.length(); i++) {
            char c = way.charAt(i);
            if (c == '\\' && i + 1 < way.length()) {
                char next = way.charAt(++i);
                into.append(next == 'n' ? '\n' : next);
            } else if (c == '{') {
                int end = way.indexOf('}', i);
                List<String> ways = rules.get(way.substring(i + 1, end));
                if (ways == null) {
                    throw new IllegalArgumentException("No rule: " + way.substring(i, end + 1));
                }
                String name = way.substring(i + 1, end);
                boolean payload = name.equals("order") || name.equals("subtle");
                into.append(payload ? String.valueOf(BEGIN) : "");
                write(ways.get(random.nextInt(ways.size())), random, into);
                into.append(payload ? String.valueOf(END) : "");
                i = end;
            } else {
                into.append(c);
            }
        }
    }
}
