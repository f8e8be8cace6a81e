package io.llmops.alerting.route.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.NamedParts;
import io.llmops.alerting.file.Schedules;
import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.route.Escalation;
import io.llmops.alerting.route.OnCall;
import io.llmops.alerting.route.Route;
import io.llmops.alerting.route.RouteCheck;
import io.llmops.alerting.route.RouteMatch;
import io.llmops.alerting.route.Routes;
import io.llmops.alerting.route.StormCap;
import io.llmops.alerting.silence.Inhibition;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole file of routes: what is named first, then what refers to it. */
final class RouteFileReader {

    static final String NEVER = "never";

    private final RouteNames names;
    private final Map<String, OnCall> onCall = new LinkedHashMap<>();
    private final Map<String, Escalation> escalations = new LinkedHashMap<>();

    RouteFileReader(RouteNames names) {
        this.names = names;
    }

    RouteFile read(ConfigObject file) {
        file.optional("$schema").ifPresent(ConfigNode::text);
        Schedules schedules = Schedules.read(file);
        Receivers notifiers = new Receivers(names.notifiers(), Map.of());
        each(file, "on-call", (name, written) -> onCall.put(name, OnCallForm.read(written, notifiers, schedules)));
        Receivers receivers = new Receivers(names.notifiers(), onCall);
        each(file, "escalations", (name, written) -> escalations.put(name, EscalationForm.read(written, receivers)));
        List<Route> routes = new ArrayList<>();
        for (ConfigNode each : file.required("routes").items()) {
            ConfigObject written = each.object();
            routes.add(route(written, receivers, schedules));
            Building.at(written, () -> {
                RouteCheck.requireReachable(routes);
                return routes;
            });
        }
        List<String> otherwise = file.optional("otherwise").map(receivers::read).orElse(List.of());
        Optional<StormCap> storm =
                file.optional("storm").map(RouteFileReader::storm).orElse(Optional.of(StormCap.standard()));
        List<Inhibition> inhibitions = InhibitionForm.readAll(file, names.inhibitions());
        file.done();
        return new RouteFile(new Routes(routes, onCall, otherwise, storm), inhibitions);
    }

    private interface Part {
        void read(String name, ConfigObject written);
    }

    private static void each(ConfigObject file, String section, Part part) {
        ConfigObject parts = file.optionalObject(section);
        for (String name : parts.keys()) {
            ConfigNode written = parts.required(name);
            NamedParts.requireName(name, written);
            part.read(name, written.object());
        }
    }

    private Route route(ConfigObject written, Receivers receivers, Schedules schedules) {
        RouteMatch when = written.optional("when")
                .map(it -> RouteMatchForm.read(it.object(), schedules))
                .orElse(RouteMatch.everything());
        List<String> to = receivers.read(written.required("to"));
        boolean goesOn = written.optional("continue").map(ConfigNode::truth).orElse(false);
        Optional<WeekSchedule> mute = written.optional("mute").map(schedules::schedule);
        Optional<Escalation> escalation = written.optional("escalation").map(it -> escalation(it, receivers));
        written.done();
        return Building.at(written, () -> new Route(when, to, goesOn, mute, escalation));
    }

    private Escalation escalation(ConfigNode written, Receivers receivers) {
        return written.isText()
                ? NamedParts.known(written, escalations, "escalation", "escalations")
                : EscalationForm.read(written.object(), receivers);
    }

    private static Optional<StormCap> storm(ConfigNode written) {
        if (written.isText()) {
            if (written.text().equals(NEVER)) {
                return Optional.empty();
            }
            throw written.error("must be 'never', or an object such as {most: 10, within: 10m}");
        }
        ConfigObject object = written.object();
        StormCap cap = new StormCap(
                object.required("most").positive(), object.required("within").duration());
        object.done();
        return Optional.of(cap);
    }
}
