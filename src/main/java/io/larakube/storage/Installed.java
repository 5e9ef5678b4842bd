package io.larakube.storage;

import io.larakube.cluster.Api;
import io.larakube.cluster.Kind;
import io.larakube.cluster.Objects;
import io.larakube.cluster.Trouble;
import io.larakube.runbook.Observation;
import io.larakube.runbook.Step;
import io.larakube.tree.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends the objects of a part and waits until they are ready, and until every node knows the driver that they are. */
final class Installed implements Step {

    /** A driver that was not sent from here comes with whatever installs it, or does not. */
    private static final Duration REGISTRATION = Duration.ofSeconds(30);

    private final Api api;
    private final Part part;
    private final Site site;
    private final Objects objects;
    private boolean isSent;

    Installed(Api api, Site site, Part part) {
        this.api = api;
        this.part = part;
        this.site = site;
        this.objects = new Objects(api, part.objects());
    }

    @Override
    public String name() {
        return part.name();
    }

    @Override
    public String title() {
        return part.title();
    }

    @Override
    public List<String> actions() {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        part.objects().forEach(object -> kinds.merge(object.textAt("kind").orElse(""), 1, Integer::sum));
        List<String> actions = new ArrayList<>();
        if (!kinds.isEmpty()) {
            actions.add("sends "
                    + String.join(
                            ", ",
                            kinds.entrySet().stream()
                                    .map(kind -> kind.getValue() == 1
                                            ? kind.getKey()
                                            : kind.getValue() + " " + kind.getKey())
                                    .toList()));
        }
        part.driver().ifPresent(driver -> actions.add("waits until " + driver + " answers on every node"));
        return actions;
    }

    @Override
    public Observation look() {
        List<Tree> absent = objects.absent();
        if (!absent.isEmpty()) {
            return new Observation.Open(
                    absent.size() == part.objects().size()
                            ? "not there"
                            : "not there: "
                                    + String.join(
                                            ", ",
                                            absent.stream().map(Kind::shown).toList()));
        }
        Optional<String> lack = objects.lack();
        if (lack.isPresent()) {
            return objects.trouble().map(Installed::stuck).orElseGet(() -> new Observation.Open(lack.get()));
        }
        return unregistered().or(this::changed).orElseGet(() -> new Observation.Holds("there and ready"));
    }

    private Optional<Observation> unregistered() {
        return part.driver().flatMap(driver -> {
            List<String> without = site.now(api).without(driver);
            String words = driver + " does not answer on " + String.join(", ", without);
            if (without.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    part.objects().isEmpty()
                            ? new Observation.Stuck(
                                    words,
                                    List.of(),
                                    List.of("kubectl get csinodes", "kubectl get pods -A"),
                                    REGISTRATION)
                            : new Observation.Open(words));
        });
    }

    /** Asked of what somebody else may have changed, and not of what was sent a moment ago. */
    private Optional<Observation> changed() {
        List<String> different = isSent ? List.of() : objects.different();
        return different.isEmpty()
                ? Optional.empty()
                : Optional.of(new Observation.Open("to be changed: " + String.join(", ", different)));
    }

    private static Observation stuck(Trouble trouble) {
        return new Observation.Stuck(trouble.what(), trouble.evidence(), trouble.next(), trouble.patience());
    }

    @Override
    public void act(Consumer<String> note) {
        objects.send(note);
        isSent = true;
    }
}
