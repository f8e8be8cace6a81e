package io.llmops.record;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.Edits;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The screens of one stream by channel, and what they let through. */
final class StreamScreens {

    /** What may be shown, or why the stream is cut. */
    record Shown(String text, @Nullable CallBlockedException blocked) {
        static final Shown NOTHING = new Shown("", null);
    }

    private static final class Screened {
        final Channel channel;
        final StringBuilder received = new StringBuilder();
        final StringBuilder shown = new StringBuilder();
        ChannelScreen screen;

        Screened(Channel channel, ChannelScreen screen) {
            this.channel = channel;
            this.screen = screen;
        }

        /** The screen is broken: from now on everything passes, beginning with what it held back, as far as that is known. */
        String giveUp(String delta) {
            screen = ChannelScreen.OPEN;
            boolean untouched = received.length() >= shown.length() && received.indexOf(shown.toString()) == 0;
            return untouched ? received.substring(shown.length()) : delta;
        }
    }

    private final List<Screened> channels = new ArrayList<>(1);
    private final CallScreen screen;
    private final Failures failures;

    StreamScreens(CallScreen screen, Failures failures) {
        this.screen = screen;
        this.failures = failures;
    }

    Shown accept(Channel channel, String delta) {
        Screened screened = screened(channel);
        try {
            screened.received.append(delta);
            return show(screened, Objects.requireNonNull(screened.screen.accept(delta), "text"));
        } catch (CallBlockedException e) {
            return new Shown("", e);
        } catch (Throwable t) {
            failures.caught("guard", t);
            return show(screened, screened.giveUp(delta));
        }
    }

    Shown drain(Channel channel) {
        Screened screened = screened(channel);
        try {
            return show(screened, Objects.requireNonNull(screened.screen.drain(), "text"));
        } catch (CallBlockedException e) {
            return new Shown("", e);
        } catch (Throwable t) {
            failures.caught("guard", t);
            return show(screened, screened.giveUp(""));
        }
    }

    private static Shown show(Screened screened, String text) {
        screened.shown.append(text);
        return new Shown(text, null);
    }

    private Screened screened(Channel channel) {
        for (Screened known : channels) {
            if (known.channel.equals(channel)) {
                return known;
            }
        }
        Screened fresh = new Screened(channel, open(channel));
        channels.add(fresh);
        return fresh;
    }

    private ChannelScreen open(Channel channel) {
        try {
            return Objects.requireNonNull(screen.channel(channel), "channel");
        } catch (Throwable t) {
            failures.caught("guard", t);
            return ChannelScreen.OPEN;
        }
    }

    /** Edits that make the whole answer say what was shown, no more. */
    Edits edits(LlmResponse response) {
        Map<String, String> edits = new HashMap<>();
        for (Screened screened : channels) {
            edit(screened, response, edits);
        }
        return Edits.of(edits);
    }

    /** A channel's text may be spread over several parts: if it was changed, the first one takes all of it. */
    private static void edit(Screened screened, LlmResponse response, Map<String, String> edits) {
        List<String> ids = new ArrayList<>(1);
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < response.choices().size(); i++) {
            Choice choice = response.choices().get(i);
            int toolCalls = 0;
            for (int j = 0; j < choice.parts().size(); j++) {
                Part part = choice.parts().get(j);
                String text = textOn(screened.channel, choice, part, toolCalls);
                toolCalls += part instanceof Part.ToolCall ? 1 : 0;
                if (text != null) {
                    ids.add(i + "." + j);
                    whole.append(text);
                }
            }
        }
        if (!whole.toString().contentEquals(screened.shown)) {
            for (int i = 0; i < ids.size(); i++) {
                edits.put(ids.get(i), i == 0 ? screened.shown.toString() : "");
            }
        }
    }

    private static @Nullable String textOn(Channel channel, Choice choice, Part part, int toolCallIndex) {
        if (choice.index() != channel.choice()) {
            return null;
        }
        return switch (channel.kind()) {
            case TEXT -> part instanceof Part.Text text ? text.text() : null;
            case REASONING -> part instanceof Part.Reasoning reasoning ? reasoning.text() : null;
            case TOOL_CALL ->
                part instanceof Part.ToolCall call && toolCallIndex == channel.index() ? call.arguments() : null;
        };
    }
}
