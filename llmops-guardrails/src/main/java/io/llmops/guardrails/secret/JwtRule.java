package io.llmops.guardrails.secret;

import java.util.List;

/**
 * JSON Web Tokens, signed or encrypted: {@code eyJ[\w-]+\.[\w-]*\.[\w-]{16,}(?:\.[\w-]+\.[\w-]+)?\b} with a
 * header that is one. Read by hand, since a text may be full of them and each is long.
 */
record JwtRule(String id, String category) implements SecretRule {

    private static final int MIN_SIGNATURE = 16;

    @Override
    public List<String> keywords() {
        return List.of("eyJ");
    }

    @Override
    public Span match(String text, int start, int end) {
        int limit = TokenRule.limit(text, start, TokenRule.MAX_LENGTH);
        if (!Jwt.hasHeader(text, start, limit)) {
            return Span.NONE;
        }
        int last = end(text, end, limit);
        if (last < 0) {
            return Span.NONE;
        }
        String judged = text.substring(end, Math.min(last, end + Samples.JUDGED));
        return Samples.isSample(judged) ? Span.NONE : Span.of(start, last);
    }

    /** Where the token ends whose header goes on here; -1 if it is none. */
    private static int end(String text, int from, int limit) {
        int payload = nextPart(text, from, 1, limit);
        int signature = payload < 0 ? -1 : nextPart(text, payload, 0, limit);
        if (signature < 0) {
            return -1;
        }
        int end = run(text, signature, limit);
        int fourth = end - signature < MIN_SIGNATURE ? -1 : nextPart(text, signature, MIN_SIGNATURE, limit);
        int fifth = fourth < 0 ? -1 : nextPart(text, fourth, 1, limit);
        int longer = fifth < 0 ? -1 : lastWord(text, fifth + 1, run(text, fifth, limit), limit);
        return longer >= 0 ? longer : lastWord(text, signature + MIN_SIGNATURE, end, limit);
    }

    /** Where the part after this one begins; -1 if this one is too short or the last. */
    private static int nextPart(String text, int from, int min, int limit) {
        int end = run(text, from, limit);
        return end - from >= min && end < limit && text.charAt(end) == '.' ? end + 1 : -1;
    }

    private static int run(String text, int from, int limit) {
        int at = from;
        while (at < limit && (text.charAt(at) == '-' || Chars.inWord(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    /** The last place of these where a word begins or ends; -1 if there is none. */
    private static int lastWord(String text, int first, int last, int limit) {
        for (int at = last; at >= first; at--) {
            boolean before = Chars.inWord(text.charAt(at - 1));
            boolean after = at < limit && Chars.inWord(text.charAt(at));
            if (before != after) {
                return at;
            }
        }
        return -1;
    }
}
