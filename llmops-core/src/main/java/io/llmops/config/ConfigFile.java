package io.llmops.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;

/** Reads settings. JSON, or YAML where the source's name ends with {@code .yaml} or {@code .yml}. */
public final class ConfigFile {

    /** Far more than people write. */
    private static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 50;

    private final JsonParser parser;
    private final List<String> lines;
    /** Whether code points and characters are the same here, as nearly everywhere. */
    private final boolean countsCharacters;

    private final Place whole;

    private ConfigFile(JsonParser parser, String text, Place whole) {
        this.parser = parser;
        this.lines = text.lines().toList();
        this.countsCharacters = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
        this.whole = whole;
    }

    /**
     * Reads a file in UTF-8.
     *
     * @throws ConfigException if its content is no JSON or YAML, or too large
     * @throws UncheckedIOException if it cannot be read
     */
    public static ConfigNode read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw tooLarge(file.toString());
            }
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e, e);
        }
    }

    /**
     * Reads a text.
     *
     * @param source its name in errors; tells by its ending whether it is YAML
     * @throws ConfigException if it is no JSON or YAML, or too large
     */
    public static ConfigNode parse(String source, String text) {
        if (text.length() > MAX_BYTES) {
            throw tooLarge(source);
        }
        Place whole = Place.of(source);
        try (JsonParser parser = factory(whole).createParser(text)) {
            return new ConfigFile(parser, text, whole).document();
        } catch (JsonProcessingException e) {
            throw new ConfigException(
                    at(whole, e.getLocation()), "cannot be read: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigException tooLarge(String source) {
        return new ConfigException(Place.of(source), "is larger than " + MAX_BYTES + " bytes");
    }

    private static boolean isYaml(Place whole) {
        String name = whole.source().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static JsonFactory factory(Place whole) {
        if (!isYaml(whole)) {
            return new JsonFactory();
        }
        return ServiceLoader.load(JsonFactory.class, JsonFactory.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.getFormatName().equals("YAML"))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        whole,
                        "is YAML, which needs com.fasterxml.jackson.dataformat:jackson-dataformat-yaml on the path; "
                                + "add it, or write JSON"));
    }

    private ConfigNode document() throws IOException {
        if (parser.nextToken() == null) {
            throw new ConfigException(whole, "is empty");
        }
        ConfigNode root = value(whole, 0);
        if (parser.nextToken() != null) {
            throw new ConfigException(here(whole), "comes after the end of the first document");
        }
        return root;
    }

    private ConfigNode value(Place place, int depth) throws IOException {
        Place here = here(place);
        if (depth > MAX_DEPTH) {
            throw new ConfigException(here, "is nested deeper than " + MAX_DEPTH + " levels");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> new ConfigNode(here, keys(here, depth));
            case START_ARRAY -> new ConfigNode(here, items(here, depth));
            case VALUE_NUMBER_INT -> new ConfigNode(here, parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> new ConfigNode(here, parser.getDoubleValue());
            case VALUE_TRUE -> new ConfigNode(here, true);
            case VALUE_FALSE -> new ConfigNode(here, false);
            case VALUE_NULL -> new ConfigNode(here, null);
            default -> new ConfigNode(here, text(here));
        };
    }

    private Map<String, ConfigNode> keys(Place place, int depth) throws IOException {
        Map<String, ConfigNode> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place at = here(place.key(key));
            parser.nextToken();
            ConfigNode value = value(place.key(key), depth + 1);
            if (values.put(key, value) != null) {
                throw new ConfigException(at, "is there twice");
            }
        }
        return values;
    }

    private List<ConfigNode> items(Place place, int depth) throws IOException {
        List<ConfigNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(place.item(items.size()), depth + 1));
        }
        return List.copyOf(items);
    }

    private String text(Place place) throws IOException {
        if (isReference(place)) {
            throw new ConfigException(place, "is a reference; write the value itself");
        }
        return parser.getText();
    }

    /** A YAML reference comes as the text of its name; no other value begins with this character. */
    private boolean isReference(Place place) {
        if (!isYaml(whole)) {
            return false;
        }
        String line = place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
        int before = place.column() - 1;
        int at = countsCharacters ? before : offset(line, before);
        return at < line.length() && line.charAt(at) == '*';
    }

    /** Columns count code points. */
    private static int offset(String line, int codePoints) {
        return codePoints < line.codePointCount(0, line.length())
                ? line.offsetByCodePoints(0, codePoints)
                : line.length();
    }

    private Place here(Place place) {
        return at(place, parser.currentTokenLocation());
    }

    private static Place at(Place place, JsonLocation location) {
        return location == null ? place : place.at(location.getLineNr(), location.getColumnNr());
    }

    /** YAML's errors go on with a piece of the file. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
