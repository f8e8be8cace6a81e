package io.llmops.guardrails.html;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one tag as the tokenizer of the HTML standard does (section 13.2.5), and notes what makes it active. */
final class TagReader {

    private static final Set<String> ACTIVE = Set.of("script", "iframe", "object", "embed", "form", "base");

    /** Nobody writes more; it is to keep hostile texts cheap. */
    private static final int MAX_ATTRIBUTES = 32;

    /** Longer names are none that matter. */
    private static final int MAX_NAME = 64;

    private final String text;
    private final int start;
    private final int limit;
    private final String name;
    private int at;
    private int attributes;
    private boolean hasValue;
    private boolean looksLikeHtml;
    private @Nullable String rule;

    private TagReader(String text, int start) {
        this.text = text;
        this.start = start;
        this.limit = Math.min(text.length(), start + Tag.MAX_LENGTH);
        this.at = start + 1;
        this.name = word("/>").toLowerCase(Locale.ROOT);
        this.looksLikeHtml = isPlain(name);
    }

    static Tag read(String text, int start) {
        return new TagReader(text, start).read();
    }

    private Tag read() {
        boolean closed = false;
        while (!closed && at < limit && attributes < MAX_ATTRIBUTES) {
            char c = text.charAt(at);
            if (c == '>') {
                closed = true;
                at++;
            } else if (c == '/' || c == '\0' || isSpace(c)) {
                at++;
            } else {
                attribute();
            }
        }
        return new Tag(start, at, closed, Optional.ofNullable(rule(closed)));
    }

    private @Nullable String rule(boolean closed) {
        if (ACTIVE.contains(name) && (attributes > 0 || name.equals("script") || !isTypeArgument(closed))) {
            return name;
        }
        boolean tooMany = attributes == MAX_ATTRIBUTES || (hasValue && at == start + Tag.MAX_LENGTH);
        return rule == null && !closed && tooMany && looksLikeHtml ? "too-long" : rule;
    }

    /** As in {@code List<Object>}; without attributes such a tag does nothing. */
    private boolean isTypeArgument(boolean closed) {
        return closed && start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1));
    }

    private void attribute() {
        String attribute =
                word(at < limit && text.charAt(at) == '=' ? "/>" : "/>=").toLowerCase(Locale.ROOT);
        attributes++;
        looksLikeHtml &= isPlain(attribute);
        int next = at;
        while (next < limit && isSpace(text.charAt(next))) {
            next++;
        }
        if (next < limit && text.charAt(next) == '=') {
            at = next + 1;
            hasValue = true;
            judge(attribute, value());
        } else if (name.equals("svg") && isEventHandler(attribute)) {
            rule = "event-handler";
        } else if (name.equals("meta") && attribute.equals("http-equiv")) {
            rule = "meta";
        }
    }

    private void judge(String attribute, String value) {
        if (isEventHandler(attribute)) {
            rule = "event-handler";
        } else if (name.equals("meta") && attribute.equals("http-equiv")) {
            rule = "meta";
        } else if (AttributeValue.runsScript(attribute, value)) {
            rule = "script-url";
        } else if (name.equals("link") && attribute.equals("rel") && AttributeValue.loads(value)) {
            rule = "link";
        }
    }

    private static boolean isEventHandler(String attribute) {
        return attribute.length() > 4
                && attribute.startsWith("on")
                && attribute.chars().allMatch(c -> Tag.isLetter((char) c));
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Tag.isLetter(c) && (i == 0 || "0123456789-_:.".indexOf(c) < 0)) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /** A name; ends before white space or one of these. Zeros are left out. */
    private String word(String ends) {
        StringBuilder word = new StringBuilder(16);
        do {
            if (at < limit && text.charAt(at) != '\0' && word.length() < MAX_NAME) {
                word.append(text.charAt(at));
            }
            at++;
        } while (at < limit && !isSpace(text.charAt(at)) && ends.indexOf(text.charAt(at)) < 0);
        at = Math.min(at, limit);
        return word.toString();
    }

    private String value() {
        while (at < limit && isSpace(text.charAt(at))) {
            at++;
        }
        char quote = at < limit ? text.charAt(at) : ' ';
        return quote == '"' || quote == '\'' ? quoted(quote) : unquoted();
    }

    private String quoted(char quote) {
        int begin = at + 1;
        int end = begin;
        while (end < limit && text.charAt(end) != quote) {
            end++;
        }
        at = Math.min(limit, end + 1);
        return text.substring(begin, end);
    }

    private String unquoted() {
        int begin = at;
        while (at < limit && text.charAt(at) != '>' && !isSpace(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
