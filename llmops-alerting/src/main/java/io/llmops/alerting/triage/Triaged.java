package io.llmops.alerting.triage;

import java.util.List;

/**
 * A diagnosis with what people need to act on it.
 *
 * @param people the suspects, in the order of the diagnosis
 */
public record Triaged(Subject subject, ScopeDiagnosis diagnosis, List<Person> people) {

    /**
     * A suspect as people see it.
     *
     * @param name as the caller named the customer, if naming was asked for; else a pseudonym that holds while the process
     *     lives, such as {@code customer-3f9a1c}
     * @param traces ids of the last calls that count
     */
    public record Person(String name, Suspect suspect, List<String> traces) {

        public Person {
            traces = List.copyOf(traces);
        }
    }

    public Triaged {
        people = List.copyOf(people);
    }
}
