package io.llmops.testkit.slack;

/**
 * Something in a message that notifies people or names a channel.
 *
 * @param token as it was sent, such as {@code <!channel>} or {@code <@U0123ABCD>}; in rich text the JSON of the element
 * @param pointer where in the payload, a JSON pointer such as {@code /blocks/0/text/text}
 */
public record Mention(String token, String pointer) {}
