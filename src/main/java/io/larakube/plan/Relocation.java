package io.larakube.plan;

import io.larakube.blueprint.Blueprint;
import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Environment.OwnClaim;
import io.larakube.blueprint.Quantity;
import io.larakube.blueprint.Strategy;
import io.larakube.failure.Problem;
import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides what it takes to have the files of an environment elsewhere, or in more room. */
public final class Relocation {

    /**
     * What the user wants instead of what there is.
     *
     * @param mode {@code single-node} or {@code shared}
     * @param size a Kubernetes quantity
     * @param claim its name
     */
    public record Wish(
            Optional<String> mode, Optional<String> storageClass, Optional<String> size, Optional<String> claim) {

        /** The storage modes in which there is a claim. */
        public static final List<String> MODES = List.of("single-node", "shared");
    }

    /**
     * What the cluster has.
     *
     * @param growing the storage classes whose volumes may grow
     * @param claims those of the namespace
     * @param begun the claims that an earlier move made or left, to which files may be copied though they are there
     * @param unfinished the claim that an interrupted move began to copy to the one that the blueprint names
     */
    public record Ground(
            Terrain terrain, Set<String> growing, List<Tree> claims, List<String> begun, Optional<String> unfinished) {}

    /** What deciding gives. */
    public sealed interface Decision {

        /** The files are where they are to be. */
        record Nothing(Claim claim) implements Decision {}

        /** The volume grows, with the files in it. */
        record Growth(Environment after, Claim before, Claim claim) implements Decision {}

        /** The files are copied to another claim. */
        record Copy(Environment after, Claim from, Claim to) implements Decision {}

        record Refused(Problem problem) implements Decision {}
    }

    private final Blueprint blueprint;
    private final Environment environment;
    private final Wish wish;
    private final Ground ground;

    public Relocation(Blueprint blueprint, Environment environment, Wish wish, Ground ground) {
        this.blueprint = blueprint;
        this.environment = environment;
        this.wish = wish;
        this.ground = ground;
    }

    public Decision decide() {
        Optional<Claim> planned = claim(environment);
        if (planned.isEmpty()) {
            return refused(
                    "the pods of " + environment.name() + " share no files that could be moved",
                    "larakube cloud:externalize " + environment.name() + " --undo brings them back into a volume");
        }
        Claim wanted = planned.get();
        return followed(wanted)
                .or(() -> asItIs(wanted, ground.claims()).map(this::from))
                .orElseGet(() -> refused(
                        "the cluster has no claim " + wanted.name() + " yet, so there are no files to move",
                        "say in the blueprint where they are to be: larakube up " + environment.name() + " makes it"));
    }

    /** When the blueprint says already where the files are to be, and they are not there, or not all of them. */
    private Optional<Decision> followed(Claim wanted) {
        Optional<Claim> left = ground.unfinished()
                .flatMap(name -> asItIs(new Claim(name, "", Optional.empty(), wanted.accessMode()), ground.claims()))
                .or(() -> leftBehind(wanted, ground.claims()));
        return left.filter(claim -> !claim.name().equals(wanted.name()))
                .map(claim -> problem(environment.strategy(), wanted)
                        .<Decision>map(Decision.Refused::new)
                        .orElseGet(() -> new Decision.Copy(environment, claim, wanted)));
    }

    /**
     * The claim that has an application's files when the one that it is to have is not there yet: that of the other storage mode.
     *
     * @param claims those of the namespace
     */
    public static Optional<Claim> leftBehind(Claim wanted, List<Tree> claims) {
        boolean isShared = wanted.accessMode() == Claim.AccessMode.READ_WRITE_MANY;
        String other = isShared ? Names.STORAGE_CLAIM : Names.SHARED_CLAIM;
        return found(wanted.name(), claims).isPresent()
                ? Optional.empty()
                : asItIs(new Claim(other, wanted.size(), Optional.empty(), wanted.accessMode()), claims);
    }

    private Decision from(Claim there) {
        Strategy strategy = strategy();
        String size = wish.size().orElse(there.size());
        Claim.AccessMode access =
                strategy.isOnManyNodes() ? Claim.AccessMode.READ_WRITE_MANY : Claim.AccessMode.READ_WRITE_ONCE;
        Optional<String> storageClass = storageClass(strategy, there);
        boolean isElsewhere = access != there.accessMode()
                || !storageClass.equals(there.storageClass())
                || wish.claim().filter(name -> !name.equals(there.name())).isPresent();
        double more = bytes(size) - bytes(there.size());
        if (!isElsewhere && more == 0) {
            return new Decision.Nothing(there);
        }
        boolean grows = !isElsewhere
                && more > 0
                && storageClass.filter(ground.growing()::contains).isPresent();
        Claim unnamed = new Claim(usualName(strategy), size, storageClass, access);
        Claim wanted = new Claim(grows ? there.name() : nameFor(unnamed, there), size, storageClass, access);
        return problem(strategy, wanted)
                .<Decision>map(Decision.Refused::new)
                .orElseGet(() -> grows
                        ? new Decision.Growth(after(strategy, wanted), there, wanted)
                        : new Decision.Copy(after(strategy, wanted), there, wanted));
    }

    private Strategy strategy() {
        String mode = wish.mode().orElse(environment.strategy().isOnManyNodes() ? "shared" : "single-node");
        if (mode.equals("single-node")) {
            return new Strategy.SingleNode();
        }
        String former = environment.strategy() instanceof Strategy.MultiNodeShared(String sharedClass)
                ? sharedClass
                : Strategy.MultiNodeShared.USUAL_CLASS;
        return new Strategy.MultiNodeShared(wish.storageClass().orElse(former));
    }

    private Optional<String> storageClass(Strategy strategy, Claim there) {
        boolean stays = strategy.isOnManyNodes() == environment.strategy().isOnManyNodes();
        return switch (strategy) {
            case Strategy.MultiNodeShared(String sharedClass) -> Optional.of(sharedClass);
            case Strategy.SingleNode one -> wish.storageClass().or(() -> stays ? there.storageClass() : usualClass());
            case Strategy.MultiNode none -> Optional.empty();
        };
    }

    /** The class of a claim that names none of its own. */
    private Optional<String> usualClass() {
        return environment
                .storage()
                .storageClass()
                .or(() -> ground.terrain().defaultClasses().stream().findFirst());
    }

    private String nameFor(Claim wanted, Claim there) {
        String usual = wanted.name();
        Stream<String> numbered = Stream.iterate(2, number -> number + 1).map(number -> usual + "-" + number);
        return wish.claim()
                .orElseGet(() -> Stream.concat(Stream.of(usual), numbered)
                        .filter(name -> !name.equals(there.name()))
                        .filter(name -> found(name).isEmpty() || isBegun(name, wanted))
                        .findFirst()
                        .orElseThrow());
    }

    /** Whether an earlier move made or left just such a claim. */
    private boolean isBegun(String name, Claim wanted) {
        Claim same = new Claim(name, wanted.size(), wanted.storageClass(), wanted.accessMode());
        return ground.begun().contains(name)
                && asItIs(same, ground.claims()).filter(same::equals).isPresent();
    }

    private static String usualName(Strategy strategy) {
        return strategy.isOnManyNodes() ? Names.SHARED_CLAIM : Names.STORAGE_CLAIM;
    }

    private Optional<Problem> problem(Strategy strategy, Claim wanted) {
        Terrain terrain = ground.terrain();
        if (terrain.classOf(wanted).isEmpty()) {
            return Optional.of(problem(
                    "the cluster has no storage class " + wanted.storageClass().orElse("that is the default"),
                    "name one that it has: "
                            + String.join(", ", terrain.provisioners().keySet())));
        }
        boolean isOthers = found(wanted.name()).isPresent()
                && !ground.begun().contains(wanted.name())
                && claim(environment)
                        .filter(own -> own.name().equals(wanted.name()))
                        .isEmpty();
        if (isOthers) {
            return Optional.of(problem(
                    "the claim " + wanted.name() + " is there already, and what is in it would be replaced",
                    "name one that is not there"));
        }
        StorageMode mode = strategy.isOnManyNodes()
                ? new StorageMode.Shared(wanted, blueprint.sharedPaths())
                : new StorageMode.SingleNode(wanted, blueprint.sharedPaths());
        return terrain.refusalOf(mode).map(refusal -> problem(refusal.why(), refusal.remedy()));
    }

    /** The environment that has this claim; what is as usual is not said. */
    private Environment after(Strategy strategy, Claim claim) {
        boolean hasUsualClass = strategy.isOnManyNodes() || claim.storageClass().equals(usualClass());
        Optional<String> ownClass = hasUsualClass ? Optional.empty() : claim.storageClass();
        Optional<OwnClaim> own = Optional.of(new OwnClaim(claim.name(), ownClass))
                .filter(one -> ownClass.isPresent() || !one.name().equals(usualName(strategy)));
        Optional<String> size = Optional.of(claim.size()).filter(one -> !one.equals(Planner.STORAGE_SIZE));
        return environment.with(
                strategy, new Environment.Storage(environment.storage().storageClass(), size, own));
    }

    private Optional<Claim> claim(Environment one) {
        return Planner.plan(blueprint, one, Map.of()).storage().claim();
    }

    private static Optional<Claim> asItIs(Claim planned, List<Tree> claims) {
        return found(planned.name(), claims)
                .map(object -> new Claim(
                        planned.name(),
                        object.textAt("spec", "resources", "requests", "storage")
                                .orElse(planned.size()),
                        object.textAt("spec", "storageClassName"),
                        accessMode(object).orElse(planned.accessMode())));
    }

    private static Optional<Claim.AccessMode> accessMode(Tree claim) {
        return claim.itemsAt("spec", "accessModes").stream()
                .flatMap(word -> word.textAt().stream())
                .flatMap(word -> Stream.of(Claim.AccessMode.values())
                        .filter(mode -> mode.word().equals(word)))
                .findFirst();
    }

    private Optional<Tree> found(String name) {
        return found(name, ground.claims());
    }

    private static Optional<Tree> found(String name, List<Tree> claims) {
        return claims.stream()
                .filter(claim ->
                        claim.textAt("metadata", "name").filter(name::equals).isPresent())
                .findFirst();
    }

    /** Whether a quantity is another one or more. */
    public static boolean isAtLeast(String size, String wanted) {
        return bytes(size) >= bytes(wanted);
    }

    private static double bytes(String size) {
        return Quantity.of(size).orElse(0);
    }

    private Decision refused(String what, String remedy) {
        return new Decision.Refused(problem(what, remedy));
    }

    private Problem problem(String what, String remedy) {
        return new Problem("storage:move " + environment.name(), what, remedy);
    }
}
