package io.llmops.instrument.json;

import io.llmops.call.Edits;
import io.llmops.call.Message;
import io.llmops.call.Role;
import java.util.ArrayList;
import java.util.List;

/** The messages of a request, with the places of their texts in the JSON. Not thread-safe. */
public final class MessageList {

    private final List<Message> messages = new ArrayList<>();
    private final List<PartList> parts = new ArrayList<>();

    /** Empty. */
    public MessageList() {}

    public void add(Role role, PartList read) {
        messages.add(new Message(role, read.parts()));
        parts.add(read);
    }

    public List<Message> messages() {
        return messages;
    }

    /** Puts edits into the JSON; tells the positions of the messages that they concern. */
    public List<Integer> edit(Edits edits) {
        List<Integer> touched = new ArrayList<>(1);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).edit(i, edits)) {
                touched.add(i);
            }
        }
        return touched;
    }
}
