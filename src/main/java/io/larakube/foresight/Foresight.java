package io.larakube.foresight;

import io.larakube.plan.Component;
import io.larakube.plan.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an {@code up} would come to.
 *
 * @param formerRelease the one that runs, when one does
 * @param unseen what would run on with former values
 * @param others what else would change
 * @param removed what would be removed
 * @param formerCode what the migrations are to the release that serves meanwhile; none when none does
 * @param refusals what the cluster would not take, and why
 * @param volumes what becomes of each
 */
public record Foresight(
        String release,
        Optional<String> formerRelease,
        String image,
        List<Effect> effects,
        List<String> unseen,
        List<String> others,
        List<String> removed,
        List<String> refusals,
        Downtime downtime,
        Migrations migrations,
        Optional<FormerCode> formerCode,
        List<String> volumes,
        Capacity capacity,
        Token token) {

    public Foresight {
        effects = List.copyOf(effects);
        unseen = List.copyOf(unseen);
        others = List.copyOf(others);
        removed = List.copyOf(removed);
        refusals = List.copyOf(refusals);
        volumes = List.copyOf(volumes);
    }

    public static Foresight of(Situation situation) {
        Effects effects = new Effects(situation);
        List<Effect> all = effects.all();
        Migrations migrations = restartsTheLeader(all)
                ? Migrations.of(situation.application())
                : new Migrations(situation.application().ran(), List.of());
        Capacity capacity = Surge.of(situation);
        List<String> refusals = situation.pairs().stream()
                .flatMap(pair -> pair.refusal().stream())
                .toList();
        return new Foresight(
                situation.release(),
                former(situation),
                situation.image(),
                all,
                effects.unseen(),
                effects.others(),
                situation.removed(),
                refusals,
                Downtime.of(situation, migrations),
                migrations,
                FormerCode.of(situation, migrations),
                Volumes.of(situation),
                capacity,
                Token.of(situation, consequences(migrations, capacity)));
    }

    /** Migrations run when the web pod starts. */
    private static boolean restartsTheLeader(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> effect.workload().equals(Component.WEB.workload()))
                .anyMatch(effect -> effect.fate() != Effect.Fate.UNTOUCHED && effect.fate() != Effect.Fate.SCALED);
    }

    private static Optional<String> former(Situation situation) {
        return situation.workloads().stream()
                .flatMap(pair -> pair.live().stream())
                .flatMap(live -> live.textAt("spec", "template", "metadata", "labels", Names.LABEL_RELEASE).stream())
                .findFirst();
    }

    /** What is not in the objects themselves and still decides: what is pending, and who finds no room. */
    private static List<String> consequences(Migrations migrations, Capacity capacity) {
        List<String> consequences = new ArrayList<>();
        migrations.pending().forEach(pending -> consequences.add(pending.name()));
        capacity.shortages().forEach(shortage -> consequences.add(shortage.workload() + " " + shortage.pods()));
        return consequences;
    }

    /** Whether nothing would be started, changed or removed. */
    public boolean isNothing() {
        return effects.stream().allMatch(effect -> effect.fate() == Effect.Fate.UNTOUCHED)
                && others.isEmpty()
                && removed.isEmpty()
                && refusals.isEmpty()
                && unseen.isEmpty();
    }

    public List<String> restarting() {
        return effects.stream()
                .filter(effect -> effect.fate().isRestart())
                .map(Effect::workload)
                .toList();
    }
}
