package io.llmops.examples.day;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What customers of the simulated service ask about: questions and answers share its words. */
record Topic(List<String> words) {

    static final List<Topic> ALL = List.of(
            of("parcel", "tracking", "courier", "warehouse", "delivery", "doorstep"),
            of("invoice", "billing", "receipt", "payment", "discount", "currency"),
            of("password", "account", "login", "username", "verification", "profile"),
            of("refund", "return", "cashback", "voucher", "replacement", "warranty"),
            of("printer", "cartridge", "scanner", "firmware", "wireless", "driver"),
            of("kitchen", "recipe", "dinner", "vegetable", "seasoning", "portion"),
            of("flight", "luggage", "boarding", "airport", "passenger", "terminal"),
            of("mortgage", "interest", "instalment", "property", "collateral", "deposit"),
            of("database", "migration", "schema", "rollback", "replica", "snapshot"),
            of("garden", "watering", "fertiliser", "greenhouse", "seedling", "pruning"));

    private static final List<String> VERBS = List.of("change", "check", "cancel", "repeat", "understand", "postpone");

    private static Topic of(String... words) {
        return new Topic(List.of(words));
    }

    static Topic any(RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** The topic of a question, by its last words. */
    static Optional<Topic> of(String question) {
        String end = question.substring(Math.max(0, question.length() - 240));
        return ALL.stream()
                .filter(topic -> topic.words.stream().filter(end::contains).count() >= 2)
                .findFirst();
    }

    Topic other(RandomGenerator random) {
        Topic other = any(random);
        while (other.equals(this)) {
            other = any(random);
        }
        return other;
    }

    String question(RandomGenerator random) {
        return "How can I " + VERBS.get(random.nextInt(VERBS.size())) + " the " + word(random) + " when my "
                + word(random) + " and the " + word(random) + " do not match?";
    }

    /** Sentences on this topic of about this many characters. */
    String answer(int chars, RandomGenerator random) {
        StringBuilder text = new StringBuilder(chars + 80);
        text.append("For the ")
                .append(word(random))
                .append(" and the ")
                .append(word(random))
                .append(", first look at the ")
                .append(word(random))
                .append('.');
        while (text.length() < chars) {
            text.append(" Then compare the ")
                    .append(word(random))
                    .append(" with the ")
                    .append(word(random))
                    .append(" and note the ")
                    .append(word(random))
                    .append('.');
        }
        return text.toString();
    }

    private String word(RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }
}
