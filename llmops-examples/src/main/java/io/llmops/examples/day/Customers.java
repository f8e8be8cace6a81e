package io.llmops.examples.day;

import java.util.SplittableRandom;

/** The customers of a day: who asks what, when it is their turn. The same seed gives the same questions. */
final class Customers {

    private static final double STREAMED = 0.35;
    private static final int NUMBER = 400;

    private final Day day;
    private final SupportService service;
    private final ReplayHeaders headers;
    private final long seed;

    Customers(Day day, SupportService service, ReplayHeaders headers, long seed) {
        this.day = day;
        this.service = service;
        this.headers = headers;
        this.seed = seed;
    }

    Day day() {
        return day;
    }

    /** The {@code index}-th request of the day. */
    void ask(int index) {
        Arrival arrival = day.arrivals().get(index);
        SplittableRandom random = new SplittableRandom(seed * 1_000_003L + index);
        Question question = Question.about(Topic.any(random), arrival.contextTokens(), random);
        headers.of(arrival);
        // some customers ask far more often than others
        String customer = "customer-" + (int) (NUMBER * Math.pow(random.nextDouble(), 3));
        service.answer(customer, question, random.nextDouble() < STREAMED);
    }
}
