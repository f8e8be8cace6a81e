package io.llmops.examples.day;

import java.util.Optional;
import java.util.SplittableRandom;

/** The customers of a day: who asks what, when it is their turn. The same seed gives the same questions. */
final class Customers {

    private static final double STREAMED = 0.35;
    private static final int NUMBER = 400;
    private static final String ATTACKER = "customer-4711";
    private static final double EVERYDAY_FORMS = 0.002;
    private static final double EVERYDAY_SMALL_TALK = 0.02;
    private static final double HARD = 0.2;
    private static final String MODEL_FOR_HARD = "gpt-4o";

    private final Settings settings;
    private final SupportService service;
    private final ReplayHeaders headers;

    Customers(Settings settings, SupportService service, ReplayHeaders headers) {
        this.settings = settings;
        this.service = service;
        this.headers = headers;
    }

    Day day() {
        return settings.day();
    }

    /** The {@code index}-th request of the day. */
    void ask(int index) {
        Arrival arrival = day().arrivals().get(index);
        SplittableRandom random = new SplittableRandom(settings.seed() * 1_000_003L + index);
        Question question = Question.about(Topic.any(random), arrival.contextTokens(), random);
        headers.of(arrival);
        // some customers ask far more often than others
        String customer = "customer-" + (int) (NUMBER * Math.pow(random.nextDouble(), 3));
        boolean streaming = random.nextDouble() < STREAMED;
        String model = random.nextDouble() < HARD && settings.endpoint().isEmpty() ? MODEL_FOR_HARD : settings.model();
        if (random.nextDouble() < share(Trouble.Kind.ATTACK, arrival).orElse(0.0)) {
            service.answer(ATTACKER, model, Question.takeover(random), streaming);
        } else if (random.nextDouble()
                < share(Trouble.Kind.FALSE_POSITIVES, arrival).orElse(EVERYDAY_FORMS)) {
            service.answer(customer, model, question.withForm(), streaming);
        } else if (random.nextDouble() < share(Trouble.Kind.SMALL_TALK, arrival).orElse(EVERYDAY_SMALL_TALK)) {
            service.answer(customer, settings.model(), Question.smallTalk(random), streaming); // nothing hard
        } else {
            service.answer(customer, model, question, streaming);
        }
    }

    private Optional<Double> share(Trouble.Kind kind, Arrival arrival) {
        return settings.plan()
                .at(arrival.atNanos())
                .filter(it -> it.kind() == kind)
                .map(Trouble::size);
    }
}
