package io.llmops.alerting.route.file;

import io.llmops.alerting.file.Schedules;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.route.Route;
import io.llmops.alerting.route.RouteMatch;
import io.llmops.alerting.route.Routes;
import java.util.List;
import java.util.Map;

/** Writes a whole file as a tree. */
final class RouteFileWriter {

    private RouteFileWriter() {}

    static Map<String, Object> tree(RouteFile file) {
        Routes routes = file.routes();
        Tree onCall = new Tree();
        routes.onCall().forEach((name, who) -> onCall.put(name, OnCallForm.write(who)));
        Object storm = routes.storm()
                .<Object>map(it -> new Tree()
                        .put("most", (Object) it.most())
                        .put("within", it.window())
                        .keys())
                .orElse(RouteFileReader.NEVER);
        return new Tree()
                .putUnless(Map.of(), "on-call", onCall.keys())
                .put(
                        "routes",
                        Tree.list(routes.routes().stream()
                                .map(RouteFileWriter::route)
                                .toList()))
                .putUnless(List.of(), "otherwise", routes.otherwise(), Receivers.written(routes.otherwise()))
                .put("storm", storm)
                .put(
                        "inhibit",
                        Tree.list(file.inhibitions().stream()
                                .map(InhibitionForm::write)
                                .toList()))
                .keys();
    }

    private static Tree route(Route route) {
        Tree tree = new Tree()
                .putUnless(
                        RouteMatch.everything(),
                        "when",
                        route.when(),
                        RouteMatchForm.write(route.when()).keys())
                .put("to", Receivers.written(route.to()))
                .putUnless(false, "continue", route.goesOn());
        route.mute().ifPresent(it -> tree.put("mute", Schedules.write(it)));
        route.escalation().ifPresent(it -> tree.put("escalation", EscalationForm.write(it)));
        return tree;
    }
}
