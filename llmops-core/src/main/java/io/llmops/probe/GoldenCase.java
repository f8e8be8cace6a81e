package io.llmops.probe;

import io.llmops.call.LlmRequest;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.RequestOptions;
import io.llmops.call.Role;
import io.llmops.probe.match.Match;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A question of which it is known when an answer is right.
 *
 * @param id unique in its set
 * @param messages the conversation that is put to the model; the last one is the user's
 * @param tags what the case is about, such as {@code arithmetic}
 * @param weight how much it counts in the share of right answers; 1 unless said otherwise
 */
public record GoldenCase(String id, List<Message> messages, Match match, List<String> tags, double weight) {

    private static final int FINGERPRINT_BYTES = 8;

    public GoldenCase {
        messages = List.copyOf(messages);
        tags = tags.stream().distinct().sorted().toList();
        if (id.isBlank()) {
            throw new IllegalArgumentException("A golden case needs an id, such as 'capital-fr'");
        }
        if (messages.isEmpty() || messages.get(messages.size() - 1).role() != Role.USER) {
            throw new IllegalArgumentException("Golden case '" + id + "' must end with a message of the user");
        }
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "Golden case '" + id + "' has the weight " + weight + "; give a number greater than 0");
        }
    }

    /** A single question. */
    public static GoldenCase of(String id, String question, Match match, String... tags) {
        return new GoldenCase(id, List.of(Message.user(question)), match, List.of(tags), 1);
    }

    /** The last message's text. */
    public String question() {
        StringBuilder text = new StringBuilder();
        for (Part part : messages.get(messages.size() - 1).parts()) {
            if (part instanceof Part.Text piece) {
                text.append(piece.text());
            }
        }
        return text.toString();
    }

    LlmRequest request(String model, RequestOptions options) {
        LlmRequest.Builder request = LlmRequest.builder(model).options(options);
        messages.forEach(request::message);
        return request.build();
    }

    /** Equal for cases that ask the same and expect the same, whatever their tags and weight. Tells nothing of the texts. */
    public String fingerprint() {
        StringBuilder all = new StringBuilder();
        for (Message message : messages) {
            all.append(message.role());
            for (Part part : message.parts()) {
                all.append('\0').append(part instanceof Part.Text text ? text.text() : part.toString());
            }
            all.append('\1');
        }
        return hash(all.append(match).toString());
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Tells id and tags, never the texts. */
    @Override
    public String toString() {
        return "GoldenCase{" + id + " " + tags + "}";
    }
}
