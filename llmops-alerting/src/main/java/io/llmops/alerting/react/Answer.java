package io.llmops.alerting.react;

/**
 * What to answer a vendor.
 *
 * @param status of HTTP
 * @param body plain text in UTF-8, often empty
 */
public record Answer(int status, String body) {

    static Answer of(int status) {
        return new Answer(status, "");
    }

    /** In which form to send the body. */
    public String contentType() {
        return "text/plain; charset=utf-8";
    }
}
