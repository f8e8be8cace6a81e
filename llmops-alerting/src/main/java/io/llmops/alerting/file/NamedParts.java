package io.llmops.alerting.file;

import io.llmops.config.ConfigNode;
import io.llmops.config.Spelling;
import java.util.Map;
import java.util.regex.Pattern;

/** What a file gives names to, so that it is written once. */
public final class NamedParts {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

    private NamedParts() {}

    /** Refuses a name that is none. */
    public static void requireName(String name, ConfigNode written) {
        if (!NAME.matcher(name).matches()) {
            throw written.error("must be named with lower-case letters, digits and hyphens");
        }
    }

    /** The part of this name; what is not known is refused with what may have been meant. */
    public static <T> T known(ConfigNode name, Map<String, T> all, String what, String section) {
        T found = all.get(name.text());
        if (found == null) {
            throw name.error("is no " + what + " that is known above, under '" + section + "'"
                    + Spelling.hint(name.text(), all.keySet()));
        }
        return found;
    }
}
