package io.llmops.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object of a file of settings, read strictly: who has asked for all keys that it knows calls {@link #done()}, which
 * complains about any other.
 */
public final class ConfigObject {

    private final Place place;
    private final Map<String, ConfigNode> values;
    private final Set<String> known = new LinkedHashSet<>();

    ConfigObject(Place place, Map<String, ConfigNode> values) {
        this.place = place;
        this.values = values;
    }

    /** One without keys, that stands in no file. */
    public static ConfigObject empty(String source) {
        return new ConfigObject(Place.of(source), Map.of());
    }

    public Place place() {
        return place;
    }

    /** Its keys, in the order of the file. */
    public Set<String> keys() {
        return values.keySet();
    }

    public Optional<ConfigNode> optional(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** The object of this key; without the key, one without keys. */
    public ConfigObject optionalObject(String key) {
        return optional(key).map(ConfigNode::object).orElseGet(() -> new ConfigObject(place.key(key), Map.of()));
    }

    public ConfigNode required(String key) {
        return optional(key).orElseThrow(() -> error("needs the key '" + key + "'"));
    }

    /**
     * Says that all known keys have been asked for.
     *
     * @throws ConfigException if there is another one; it names the nearest known key
     */
    public void done() {
        for (Map.Entry<String, ConfigNode> entry : values.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw entry.getValue().error("is not known here" + Spelling.hint(entry.getKey(), known));
            }
        }
    }

    /** An error about this object. */
    public ConfigException error(String problem) {
        return new ConfigException(place, problem);
    }
}
