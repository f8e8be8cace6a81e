package io.llmops.guardrails.secret;

import java.util.List;

/**
 * One reading of one block in textual encoding. Line breaks may be escaped, as in JSON, or be spaces, as in environment
 * variables. Every step goes on where the last one ended, so it is linear; every look goes through {@link #isAt}, so
 * that it is known whether text that has not come yet could have made a difference.
 */
final class PemBlock {

    private static final String DASHES = "-----";
    private static final String END = "-----END ";
    private static final int MAX_LABEL = 40;
    /** RFC 1421, 4.6 and RFC 4880, 6.2. */
    private static final List<String> HEADERS =
            List.of("Proc-Type:", "DEK-Info:", "Version:", "Comment:", "MessageID:", "Hash:", "Charset:");

    private static final int MAX_HEADERS = 5;
    /** Shorter runs of letters are prose, unless the end of the block follows. */
    private static final int MIN_LINE = 32;

    private final String text;
    private final int start;
    private final int limit;
    private int at;
    private int foundEnd = -1;
    private boolean open;

    /** Looks at nothing from {@code limit} on. */
    PemBlock(String text, int start, int labelStart, int limit) {
        this.text = text;
        this.start = start;
        this.limit = limit;
        this.at = labelStart;
    }

    Span read() {
        if (readLabel()) {
            skipHeaders();
            while (readLine()) {
                skipBreaks();
            }
            readEnd();
        }
        return foundEnd < 0 ? new Span(-1, -1, open) : new Span(start, foundEnd, open);
    }

    /** Reads such as {@code RSA PRIVATE KEY-----}. */
    private boolean readLabel() {
        int labelStart = at;
        skipLabel();
        return reads(DASHES) && text.substring(labelStart, at).contains("PRIVATE KEY");
    }

    private void skipLabel() {
        int last = at + MAX_LABEL;
        while (at < last && isAt(at) && (text.charAt(at) == ' ' || Chars.inWord(text.charAt(at)))) {
            at++;
        }
    }

    /** Lines such as {@code DEK-Info: AES-256-CBC,9A8B}. */
    private void skipHeaders() {
        skipBreaks();
        for (int i = 0; i < MAX_HEADERS && skipHeader(); i++) {
            skipBreaks();
        }
    }

    private boolean skipHeader() {
        if (HEADERS.stream().noneMatch(this::reads)) {
            return false;
        }
        while (isAt(at) && text.charAt(at) != '\n' && text.charAt(at) != '\\') {
            at++;
        }
        return true;
    }

    /** Reads a line of base64; a short one is the last. Returns whether another may follow. */
    private boolean readLine() {
        int lineStart = at;
        while (isAt(at) && Chars.inBase64(text.charAt(at))) {
            at++;
        }
        boolean whole = at < limit;
        boolean longEnough = at - lineStart >= MIN_LINE;
        boolean truncated = foundEnd >= 0 && at > lineStart && at == text.length();
        if (whole && (longEnough || truncated)) {
            foundEnd = at;
        }
        if (!longEnough) {
            skipBreaks();
        }
        return whole && longEnough;
    }

    /** Reads such as {@code -----END RSA PRIVATE KEY-----}. */
    private void readEnd() {
        if (!reads(END)) {
            return;
        }
        skipLabel();
        if (reads(DASHES)) {
            foundEnd = at;
            open = false;
        }
    }

    /** Skips white space, and escapes of line breaks however often they are escaped. */
    private void skipBreaks() {
        while (isAt(at)) {
            char c = text.charAt(at);
            boolean escaped = text.charAt(at - 1) == '\\' && (c == 'n' || c == 'r');
            if (c != '\\' && !escaped && !Character.isWhitespace(c)) {
                return;
            }
            at++;
        }
    }

    private boolean reads(String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (!isAt(at + i) || text.charAt(at + i) != expected.charAt(i)) {
                return false;
            }
        }
        at += expected.length();
        return true;
    }

    /** Whether there is text at this index. */
    private boolean isAt(int index) {
        open |= index >= text.length() && index < limit;
        return index < text.length() && index < limit;
    }
}
