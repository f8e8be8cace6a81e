package io.llmops.guardrails.pii;

import java.util.Locale;
import java.util.Set;

/**
 * E-mail addresses as people have them: a local part of letters, digits and {@code . _ % + - '}, and a domain name (RFC
 * 5321, 4.5.3.1 for the lengths). Not a user in a URL, not {@code git@host}, not the name of a file.
 */
final class Emails implements Recognizer {

    static final int MAX_LOCAL = 64;

    private static final int MAX_DOMAIN = 180;
    private static final int MAX_LABEL = 63;
    private static final int MAX_TOP_LEVEL = 24;
    private static final Set<String> FILES = Set.of(
            "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "css", "js", "mjs", "ts", "tsx", "jsx", "json", "html",
            "htm", "xml", "yml", "yaml", "txt", "pdf", "java", "class", "jar", "exe", "dll", "tgz", "gz", "log", "csv");

    /** Where the local part before an at sign begins, or -1. */
    static int localStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start <= MAX_LOCAL && inLocal(text.charAt(start - 1))) {
            start--;
        }
        if (at - start > MAX_LOCAL || (start > 0 && text.charAt(start - 1) == Folding.PLACEHOLDER)) {
            return -1;
        }
        if (start > 0 && start < at && text.charAt(start - 1) == '\\' && "nrt".indexOf(text.charAt(start)) >= 0) {
            start++; // an escaped line break, as in JSON
        }
        while (start < at && !isOfName(text.charAt(start))) {
            start++;
        }
        return start < at && text.charAt(at - 1) != '.' ? start : -1;
    }

    static boolean inLocal(char c) {
        return isOfName(c) || c == '.' || c == '%' || c == '+' || c == '-' || c == '\'' || c == Folding.FILLER;
    }

    private static boolean isOfName(char c) {
        return Chars.isLetter(c) || Chars.isDigit(c) || c == '_';
    }

    @Override
    public void look(Sight sight, int start) {
        int at = start;
        while (inLocal(sight.at(at))) {
            at++;
        }
        int end = domainEnd(sight, at + 1);
        if (end < 0 || sight.at(start - 1) == Folding.PLACEHOLDER || isOfUrl(sight, start)) {
            return;
        }
        String domain = sight.text(at + 1, end).toLowerCase(Locale.ROOT);
        String local = sight.text(start, at);
        boolean remote = local.equals("git") && sight.at(end) == ':';
        if (!remote && !FILES.contains(domain.substring(domain.lastIndexOf('.') + 1))) {
            sight.found(Entity.EMAIL, "email", start, end, domain.indexOf('.') > 1 ? 0.95 : 0.4);
        }
    }

    /** Where the domain name ends, or -1 if it is none. */
    private static int domainEnd(Sight sight, int start) {
        int end = -1;
        int label = start;
        int labels = 0;
        for (int i = start; i - start <= MAX_DOMAIN; i++) {
            char c = sight.at(i);
            if (Chars.isLetter(c) || Chars.isDigit(c) || c == '-' || c == Folding.FILLER) {
                continue;
            }
            if (c == '@' || c == '_' || c == Folding.PLACEHOLDER) {
                return -1;
            }
            if (i == label || i - label > MAX_LABEL || sight.at(label) == '-') {
                return end;
            }
            labels++;
            if (labels > 1 && isTopLevel(sight, label, i)) {
                end = i;
            } else if (c != '.') {
                return -1;
            }
            if (c != '.') {
                return end;
            }
            label = i + 1;
        }
        return -1;
    }

    private static boolean isTopLevel(Sight sight, int start, int end) {
        if (end - start < 2 || end - start > MAX_TOP_LEVEL) {
            return false;
        }
        boolean encoded = sight.text(start, end).toLowerCase(Locale.ROOT).startsWith("xn--");
        for (int i = start; i < end; i++) {
            char c = sight.at(i);
            if (!Chars.isLetter(c) && !(encoded && (Chars.isDigit(c) || c == '-'))) {
                return false;
            }
        }
        return true;
    }

    /** As in {@code https://user:password@host}. */
    private static boolean isOfUrl(Sight sight, int start) {
        for (int i = start - 1; i > start - MAX_LOCAL; i--) {
            char c = sight.at(i);
            if (c == '/') {
                return sight.at(i - 1) == '/' && sight.at(i - 2) == ':';
            } else if (c != ':' && !inLocal(c)) {
                return false;
            }
        }
        return false;
    }
}
