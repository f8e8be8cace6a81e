package io.llmops.record;

import io.llmops.call.CallBlockedException;

/** Screens one channel of a stream as it comes. Throws {@link CallBlockedException} to cut the stream. */
public interface ChannelScreen {

    /** Lets everything pass at once. */
    ChannelScreen OPEN = new ChannelScreen() {
        @Override
        public String accept(String delta) {
            return delta;
        }

        @Override
        public String drain() {
            return "";
        }
    };

    /** Takes the next chunk and returns what may be shown now, perhaps nothing. */
    String accept(String delta);

    /** The channel has ended: returns what was held back and may be shown. */
    String drain();
}
