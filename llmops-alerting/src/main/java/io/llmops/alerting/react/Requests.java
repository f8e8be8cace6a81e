package io.llmops.alerting.react;

import io.llmops.alerting.wire.HmacSha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every way back asks of a request before it looks into it. */
final class Requests {

    private Requests() {}

    /** The answer to a request that is out of the question; empty if it may be looked at. */
    static Optional<Answer> refuse(String method, byte[] body) {
        if (!method.equals("POST")) {
            return Optional.of(Answer.of(405));
        }
        return body.length > WayBack.MOST_BYTES ? Optional.of(Answer.of(413)) : Optional.empty();
    }

    /** The first value of a header, whatever the case of its name; empty text if there is none. */
    static String header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(it ->
                        name.equalsIgnoreCase(it.getKey()) && !it.getValue().isEmpty())
                .map(it -> it.getValue().get(0))
                .findFirst()
                .orElse("");
    }

    static List<HmacSha256> signatures(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("A way back needs the secret that its requests are signed with");
        }
        return secrets.stream().map(HmacSha256::new).toList();
    }
}
