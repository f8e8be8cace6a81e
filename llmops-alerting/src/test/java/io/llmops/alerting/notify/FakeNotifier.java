package io.llmops.alerting.notify;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Remembers what it was told; answers as told, in order, then accepts. */
final class FakeNotifier implements Notifier {

    private final String name;
    private final Queue<Function<Notification, Delivery>> answers = new ArrayDeque<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> receipts = new CopyOnWriteArrayList<>();

    FakeNotifier() {
        this("fake");
    }

    FakeNotifier(String name) {
        this.name = name;
    }

    FakeNotifier answers(Delivery delivery) {
        return answers(it -> delivery);
    }

    FakeNotifier answers(Function<Notification, Delivery> answer) {
        answers.add(answer);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Delivery send(Notification notification) {
        told.add((notification.first() ? "first " : "") + notification.kind() + " "
                + notification.incident().title());
        notification.receipt().ifPresent(receipts::add);
        return answers.isEmpty() ? Delivery.accepted() : answers.remove().apply(notification);
    }

    /** What it had answered before, as it was reminded of it. */
    List<String> receipts() {
        return receipts;
    }

    /** Such as {@code first OPENED a}. */
    List<String> told() {
        return told;
    }
}
