package io.llmops.guardrails.injection.training;

/** Which sources hang together, so that they are left out together. */
final class Sources {

    private Sources() {}

    /** Sources of one group share authors, carriers or payloads. */
    static String group(String source) {
        if (source.startsWith("own/obfuscated") || source.startsWith("own/embedded")) {
            return source.substring(0, 12);
        }
        if (source.startsWith("langchain4j") || source.startsWith("quarkus")) {
            return "langchain4j";
        }
        if (source.startsWith("garak") || source.startsWith("Giskard")) {
            return "garak, Giskard";
        }
        return source.startsWith("PurpleLlama/cyber") ? "PurpleLlama attacks" : source.replaceAll("-multilingual", "");
    }

    /** Whether an example gives away texts of a group: it is of that group, or holds a text of it. */
    static boolean reveals(Example example, String group) {
        String source = example.source();
        boolean carriesDocuments =
                source.startsWith("own/embedded") && group.matches("langchain4j|micrometer.*|otel.*");
        return carriesDocuments
                || group(source.substring(source.indexOf('@') + 1)).equals(group);
    }
}
