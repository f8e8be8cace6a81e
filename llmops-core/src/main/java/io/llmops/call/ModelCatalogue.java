package io.llmops.call;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.llmops.builtin.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Model name → provider, family, size, by prefix; the longest prefix wins. A parameter count in the name
 * ({@code llama-3.1-70b}) is the size where no rule gives one.
 *
 * <pre>{@code
 * ModelCatalogue.builtIn().find("gpt-4o-mini-2024-07-18"); // openai, gpt-4o, mini
 * }</pre>
 */
public final class ModelCatalogue {

    private static final Pattern PARAMETERS = Pattern.compile("(?:^|[-_:])(\\d{1,4}(?:\\.\\d)?b)(?:$|[-_:])");
    /** Cross-region inference profiles of Bedrock are the same models. */
    private static final Pattern REGION = Pattern.compile("^(?:eu|apac|global|jp|au)\\.");

    private static final int MAX_NAME = 200;

    /** One line of the catalogue. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Rule(
            String prefix,
            @Nullable String provider,
            String family,
            @Nullable String size) {}

    private static final class BuiltIn {
        static final ModelCatalogue INSTANCE = load();

        private static ModelCatalogue load() {
            List<Rule> rules = new ArrayList<>();
            for (Entry entry : Entry.read(ModelCatalogue.class, "models.json")) {
                rules.add(new Rule(
                        entry.required("prefix"),
                        entry.value("provider"),
                        entry.required("family"),
                        entry.value("size")));
            }
            return new ModelCatalogue(rules);
        }
    }

    private final List<Rule> longestFirst;

    private ModelCatalogue(List<Rule> rules) {
        List<Rule> sorted = new ArrayList<>(rules);
        sorted.sort(
                Comparator.comparingInt((Rule rule) -> rule.prefix().length()).reversed());
        longestFirst = List.copyOf(sorted);
    }

    /** The catalogue that ships with the library. */
    public static ModelCatalogue builtIn() {
        return BuiltIn.INSTANCE;
    }

    /** A catalogue in which these rules come before the ones here with the same prefix. */
    public ModelCatalogue with(List<Rule> rules) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(longestFirst);
        return new ModelCatalogue(all);
    }

    /** What is known of this model; empty if no rule fits. Not cheap: ask once per model, not once per call. */
    public Optional<ModelInfo> find(String model) {
        String name = REGION.matcher(model.toLowerCase(Locale.ROOT)).replaceFirst("");
        for (Rule rule : longestFirst) {
            if (name.startsWith(rule.prefix()) && endsWord(name, rule.prefix().length())) {
                return Optional.of(new ModelInfo(
                        Optional.ofNullable(rule.provider()),
                        rule.family(),
                        Optional.ofNullable(rule.size()).or(() -> parameters(name))));
            }
        }
        return Optional.empty();
    }

    List<Rule> rules() {
        return longestFirst;
    }

    private static boolean endsWord(String name, int at) {
        return at == name.length() || !Character.isLetterOrDigit(name.charAt(at));
    }

    private static Optional<String> parameters(String name) {
        Matcher count = PARAMETERS.matcher(name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name);
        return count.find() ? Optional.of(count.group(1)) : Optional.empty();
    }
}
