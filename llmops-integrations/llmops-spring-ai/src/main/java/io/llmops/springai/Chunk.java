package io.llmops.springai;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * One element of a stream, read.
 *
 * @param response null where an envelope was empty
 * @param choices the number of the choice that each generation continues
 * @param said what each generation says
 * @param ends whether a choice has its finish reason here
 */
record Chunk(@Nullable ChatResponse response, List<Integer> choices, List<Said> said, boolean ends) {

    static Chunk of(@Nullable ChatResponse response) {
        List<Integer> choices = new ArrayList<>(1);
        List<Said> said = new ArrayList<>(1);
        boolean ends = false;
        List<Generation> generations = response == null ? List.of() : response.getResults();
        for (int i = 0; i < generations.size(); i++) {
            choices.add(ResponseMapping.choice(generations.get(i), i));
            said.add(Said.of(generations.get(i).getOutput()));
            ends |= ResponseMapping.finishReason(generations.get(i)).isPresent();
        }
        return new Chunk(response, choices, said, ends);
    }
}
