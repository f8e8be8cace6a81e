package io.llmops.builtin;

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
import org.jspecify.annotations.Nullable;

/**
 * One entry of a JSON file of our own, in which each entry has a line of its own and no text needs an escape. To read such a
 * file takes a young JVM a few milliseconds; a general JSON parser with its classes takes it some hundred.
 */
public final class Entry {

    private final Map<String, String> values = new HashMap<>();

    private Entry(String line) {
        int at = line.indexOf('"');
        while (at >= 0) {
            int keyEnd = line.indexOf('"', at + 1);
            String key = line.substring(at + 1, keyEnd);
            int value = keyEnd + ": ".length() + 1;
            at = line.indexOf('"', put(key, line, value));
        }
    }

    /** Where the value ends. An object has none of its own: what is in it follows. */
    private int put(String key, String line, int at) {
        char first = line.charAt(at);
        if (first == '{') {
            return at;
        }
        int start = first == '"' ? at + 1 : at;
        int end = first == '"' ? line.indexOf('"', start) : endOfNumber(line, start);
        values.put(key, line.substring(start, end));
        return end + 1;
    }

    private static int endOfNumber(String line, int start) {
        int end = start;
        while (line.charAt(end) != ',' && line.charAt(end) != '}') {
            end++;
        }
        return end;
    }

    /**
     * The entries of a file.
     *
     * @param beside a class in whose package the file is
     */
    public static List<Entry> read(Class<?> beside, String file) {
        List<Entry> entries = new ArrayList<>();
        try (InputStream bytes = Objects.requireNonNull(beside.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int start = line.indexOf('{');
                if (start > 0) {
                    entries.add(new Entry(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ", which ships with the library, cannot be read", e);
        }
        return entries;
    }

    /** The text or number under this key, however deep in the entry. */
    public @Nullable String value(String key) {
        return values.get(key);
    }

    /** The same where it is sure to be there. */
    public String required(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }
}
