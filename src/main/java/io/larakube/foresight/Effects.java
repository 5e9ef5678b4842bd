package io.larakube.foresight;

import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what becomes of each workload, and which key, line or image is the cause. */
final class Effects {

    private static final List<String> SOURCES = List.of(Names.CONFIG, Names.SECRETS);

    private final Situation situation;
    private final List<Reason.Key> keys = new ArrayList<>();
    private final List<Reason> ofTheRelease = new ArrayList<>();

    Effects(Situation situation) {
        this.situation = situation;
        situation.pairs().stream().filter(Effects::isConfiguration).forEach(this::keys);
        Set<Reason> reasons = new LinkedHashSet<>();
        situation.workloads().stream()
                .filter(Effects::carriesRelease)
                .filter(Pair::restarts)
                .forEach(pair -> reasons.addAll(own(pair)));
        reasons.addAll(keys);
        ofTheRelease.addAll(reasons);
    }

    List<Effect> all() {
        return situation.workloads().stream().map(this::effect).toList();
    }

    private Effect effect(Pair pair) {
        Effect.Fate fate = fate(pair);
        return new Effect(pair.name(), fate, fate.isRestart() ? reasons(pair) : List.of());
    }

    private static Effect.Fate fate(Pair pair) {
        if (pair.refusal().isPresent()) {
            return Effect.Fate.REFUSED;
        }
        if (pair.live().isEmpty()) {
            return Effect.Fate.CREATED;
        }
        if (pair.restarts()) {
            return pair.isRecreated() ? Effect.Fate.STOPPED_AND_STARTED : Effect.Fate.ROLLED;
        }
        return pair.replicas() == pair.liveReplicas() ? Effect.Fate.UNTOUCHED : Effect.Fate.SCALED;
    }

    /** Pods of a new release are replaced for all that made the release a new one, wherever it stands. */
    private List<Reason> reasons(Pair pair) {
        boolean isOfRelease = carriesRelease(pair) && releases(pair).isPresent();
        List<Reason> reasons = isOfRelease ? ofTheRelease : own(pair);
        return reasons.isEmpty() ? releases(pair).stream().toList() : reasons;
    }

    private static Optional<Reason> releases(Pair pair) {
        return pair.templateDifferences().stream()
                .filter(Effects::isRelease)
                .<Reason>map(difference -> new Reason.Release(text(difference.before()), text(difference.after())))
                .findFirst();
    }

    /** What is different in the workload itself. */
    private List<Reason> own(Pair pair) {
        return pair.templateDifferences().stream()
                .filter(difference -> !isRelease(difference))
                .map(difference -> reason(pair, difference))
                .distinct()
                .toList();
    }

    private Reason reason(Pair pair, Difference difference) {
        boolean isImage =
                difference.endsWith("image") && text(difference.after()).equals(situation.image());
        return isImage
                ? new Reason.Image(text(difference.before()), text(difference.after()))
                : new Reason.Field(
                        pair.name(), difference, situation.lines().place(pair.kind(), pair.name(), difference));
    }

    private static boolean isRelease(Difference difference) {
        return difference.endsWith("metadata", "labels", Names.LABEL_RELEASE);
    }

    private static boolean carriesRelease(Pair pair) {
        return pair.after()
                .textAt("spec", "template", "metadata", "labels", Names.LABEL_RELEASE)
                .isPresent();
    }

    private static boolean isConfiguration(Pair pair) {
        return pair.shown().equals("ConfigMap " + Names.CONFIG) || pair.shown().equals("Secret " + Names.SECRETS);
    }

    private void keys(Pair pair) {
        Map<String, Tree> before =
                pair.live().map(object -> object.fieldsAt("data")).orElse(Map.of());
        Map<String, Tree> after = pair.after().fieldsAt("data");
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : pair.live().isEmpty() ? Set.<String>of() : names) {
            Optional<Tree> was = Optional.ofNullable(before.get(name));
            Optional<Tree> is = Optional.ofNullable(after.get(name));
            if (!was.equals(is)) {
                String how = was.isEmpty() ? "added" : is.isEmpty() ? "removed" : "changed";
                keys.add(new Reason.Key(name, how, situation.keyPlace(name)));
            }
        }
    }

    /** What runs on with the value that a key had when it was started. */
    List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        for (Pair pair : situation.workloads()) {
            if (fate(pair) == Effect.Fate.UNTOUCHED || fate(pair) == Effect.Fate.SCALED) {
                keys.stream()
                        .filter(key -> reads(pair, key.name()))
                        .forEach(key -> unseen.add(pair.name() + " runs on with the former " + key.words()));
            }
        }
        return List.copyOf(unseen);
    }

    private static boolean reads(Pair pair, String key) {
        return Stream.of("initContainers", "containers")
                .flatMap(field -> pair.after().itemsAt("spec", "template", "spec", field).stream())
                .anyMatch(container -> !container.itemsAt("envFrom").isEmpty()
                        || container.itemsAt("env").stream().anyMatch(variable -> refersTo(variable, key)));
    }

    private static boolean refersTo(Tree variable, String key) {
        return Stream.of("configMapKeyRef", "secretKeyRef")
                .flatMap(from -> variable.at("valueFrom", from).stream())
                .anyMatch(from -> from.textAt("name").filter(SOURCES::contains).isPresent()
                        && from.textAt("key").filter(key::equals).isPresent());
    }

    /** Objects that are no workloads and would be other ones: {@code Ingress web: spec.rules}. */
    List<String> others() {
        List<String> others = new ArrayList<>();
        for (Pair pair : situation.pairs()) {
            if (pair.isWorkload() || isConfiguration(pair) || pair.refusal().isPresent()) {
                continue;
            }
            if (pair.live().isEmpty()) {
                if (!pair.isClaim()) {
                    others.add("creates " + pair.shown());
                }
                continue;
            }
            Differences.between(List.of(), Pair.said(pair.live().get()), Pair.said(pair.after())).stream()
                    .filter(difference -> !difference.endsWith(Names.LABEL_RELEASE))
                    .map(difference -> new Reason.Field(
                                    pair.shown(),
                                    difference,
                                    situation.lines().place(pair.kind(), pair.name(), difference))
                            .words())
                    .forEach(words -> others.add("changes " + words));
        }
        return List.copyOf(others);
    }

    private static String text(Optional<Tree> value) {
        return value.flatMap(Tree::textAt).orElse("nothing");
    }
}
