package io.llmops.testkit.slack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Channels, their messages and threads. Not thread-safe. */
final class Workspace {

    /** What every timestamp begins with; the order of messages is in the digits after the point. */
    private static final String SECONDS = "1700000000.";

    private final Map<String, String> idsByName = new LinkedHashMap<>();
    private final Map<String, Post> postsByTs = new LinkedHashMap<>();

    private record Post(String channel, String ts, Optional<String> thread, List<SlackContent> versions) {}

    void addChannel(String name, String id) {
        idsByName.put(name, id);
    }

    boolean hasChannel(String id) {
        return idsByName.containsValue(id);
    }

    /** The ID of the channel with this ID, or with this name, which may begin with {@code #}. */
    Optional<String> channelId(String given) {
        String name = given.startsWith("#") ? given.substring(1) : given;
        return hasChannel(given) ? Optional.of(given) : Optional.ofNullable(idsByName.get(name));
    }

    boolean hasMessage(String channel, String ts) {
        Post post = postsByTs.get(ts);
        return post != null && post.channel().equals(channel);
    }

    /**
     * Adds a message.
     *
     * @param thread timestamp of a message of this channel; a reply's stands for its parent's
     * @return its timestamp
     */
    String post(String channel, Optional<String> thread, SlackContent content) {
        String ts = SECONDS + String.format(Locale.ROOT, "%06d", postsByTs.size() + 1);
        Optional<String> parent =
                thread.map(this::postAt).map(post -> post.thread().orElse(post.ts()));
        postsByTs.put(ts, new Post(channel, ts, parent, new ArrayList<>(List.of(content))));
        return ts;
    }

    void edit(String ts, SlackContent content) {
        postAt(ts).versions().add(content);
    }

    /** The messages that are not replies, oldest first. */
    List<SlackMessage> messages() {
        return postsByTs.values().stream()
                .filter(post -> post.thread().isEmpty())
                .map(post -> message(post, replies(post.ts())))
                .collect(Collectors.toUnmodifiableList());
    }

    private List<SlackMessage> replies(String parent) {
        return postsByTs.values().stream()
                .filter(post -> post.thread().equals(Optional.of(parent)))
                .map(post -> message(post, List.of()))
                .collect(Collectors.toUnmodifiableList());
    }

    private Post postAt(String ts) {
        Post post = postsByTs.get(ts);
        if (post == null) {
            throw new IllegalArgumentException("no message with timestamp " + ts);
        }
        return post;
    }

    private static SlackMessage message(Post post, List<SlackMessage> replies) {
        return new SlackMessage(post.channel(), post.ts(), post.versions(), replies);
    }
}
