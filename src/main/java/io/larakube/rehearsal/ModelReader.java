package io.larakube.rehearsal;

import io.larakube.failure.Failure;
import io.larakube.placement.Ground;
import io.larakube.plan.Gate;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Makes the model of a scenario. What it cannot read it leaves out, and says so. */
final class ModelReader {

    private static final int MOST_REPLICAS = 8;
    private static final int MOST_PODS = 255;
    private static final int MOST_NODES = 8;
    private static final int MOST_STEPS = 31;
    private static final Set<String> LEFT_OUT = Set.of("Job", "CronJob", "DaemonSet", "HorizontalPodAutoscaler");

    private final Scenario scenario;
    private final List<Tree> objects;
    private final Map<String, Tree> former = new LinkedHashMap<>();
    private final Map<String, Integer> batches = new LinkedHashMap<>();
    private final Ground ground;
    private final List<String> claims = new ArrayList<>();
    private final List<String> caches = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Services services;

    private ModelReader(Scenario scenario) {
        this.scenario = scenario;
        this.ground = grounded(scenario.ground());
        this.objects = scenario.batches().stream().flatMap(List::stream).toList();
        scenario.former().forEach(object -> former.put(key(object), object));
        Map<String, Integer> ofServices = new LinkedHashMap<>();
        for (int batch = 0; batch < scenario.batches().size(); batch++) {
            for (Tree object : scenario.batches().get(batch)) {
                batches.put(key(object), batch);
                if (kind(object).equals("Service")) {
                    ofServices.put(name(object), batch);
                }
            }
        }
        this.services = new Services(services(scenario.former()), services(objects), ofServices);
    }

    static Model read(Scenario scenario) {
        return new ModelReader(scenario).model();
    }

    private Model model() {
        TemplateReader nextReader = reader(objects);
        TemplateReader formerReader = reader(scenario.former());
        List<Controller> controllers = new ArrayList<>();
        for (Tree object : objects) {
            if (LEFT_OUT.contains(kind(object))) {
                remarks.add(kind(object) + " " + name(object) + " is not rehearsed");
            }
            if (runs(object)) {
                int firstSlot =
                        controllers.isEmpty() ? 0 : controllers.getLast().endSlot();
                controllers.add(controller(object, firstSlot, nextReader, formerReader));
            }
        }
        requireRoom(controllers);
        Optional<Integer> closes = scenario.closes().flatMap(services::named);
        return new Model(new Parts(
                List.copyOf(controllers),
                List.copyOf(services.entries(controllers)),
                claims.stream().map(this::volume).toList(),
                List.copyOf(caches),
                ground,
                sent(),
                closes,
                !scenario.former().isEmpty(),
                List.copyOf(remarks)));
    }

    private List<List<String>> sent() {
        return scenario.batches().stream()
                .map(batch -> batch.stream()
                        .filter(ModelReader::runs)
                        .map(ModelReader::name)
                        .toList())
                .toList();
    }

    /** Whether it is a workload that is to have pods. */
    private static boolean runs(Tree object) {
        return isWorkload(object) && object.numberAt("spec", "replicas").orElse(1L) > 0;
    }

    /** A pod's place and its step are parts of one number. */
    private static void requireRoom(List<Controller> controllers) {
        int slots = controllers.isEmpty() ? 0 : controllers.getLast().endSlot();
        if (slots > MOST_PODS) {
            throw new Failure.Unsuccessful("these manifests are too large to be rehearsed: they need room for " + slots
                    + " pods, and there is room for " + MOST_PODS);
        }
        for (Controller controller : controllers) {
            if (controller.next().steps().size() > MOST_STEPS
                    || controller.template(false).steps().size() > MOST_STEPS) {
                throw new Failure.Unsuccessful(controller.name() + " has too many init containers to be rehearsed");
            }
        }
    }

    private TemplateReader reader(List<Tree> manifests) {
        Variables.Sources sources = Variables.Sources.of(manifests);
        return new TemplateReader(
                services,
                sources,
                databases(manifests, sources),
                claim -> number(claims, claim),
                cache -> number(caches, cache));
    }

    private static int number(List<String> names, String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
        return names.indexOf(name);
    }

    private Controller controller(Tree object, int firstSlot, TemplateReader nextReader, TemplateReader formerReader) {
        Optional<Tree> before = Optional.ofNullable(former.get(key(object)));
        Tree template = template(object);
        boolean changed = before.filter(old -> !template(old).equals(template)).isPresent();
        int replicas = object.numberAt("spec", "replicas").orElse(1L).intValue();
        if (replicas > MOST_REPLICAS) {
            remarks.add(name(object) + " is rehearsed with " + MOST_REPLICAS + " of its " + replicas + " pods");
        }
        int pods = Math.min(MOST_REPLICAS, replicas);
        Strategy strategy = strategy(object, pods);
        return new Controller(
                name(object),
                strategy,
                pods,
                before.map(old -> formerReader.read(template(old))),
                nextReader.read(template),
                changed,
                batches.getOrDefault(key(object), 0),
                firstSlot,
                slots(strategy, pods, changed),
                progressSeconds(object));
    }

    /** Ten minutes when a Deployment does not say (API reference); nobody counts for a StatefulSet. */
    private static OptionalInt progressSeconds(Tree object) {
        return kind(object).equals("Deployment")
                ? OptionalInt.of(object.numberAt("spec", "progressDeadlineSeconds")
                        .orElse(600L)
                        .intValue())
                : OptionalInt.empty();
    }

    /** One place more than are asked for, for a pod that is deleted while its successor comes. */
    private static int slots(Strategy strategy, int pods, boolean changed) {
        return switch (strategy) {
            case Strategy.Recreate recreate -> changed ? 2 * pods + 1 : pods + 1;
            case Strategy.Rolling rolling -> changed ? 2 * pods + rolling.surge() + 1 : pods + 1;
            case Strategy.Ordered ordered -> pods;
        };
    }

    private static Strategy strategy(Tree object, int pods) {
        if (kind(object).equals("StatefulSet")) {
            return new Strategy.Ordered(object.textAt("spec", "podManagementPolicy")
                    .filter("Parallel"::equals)
                    .isPresent());
        }
        if (object.textAt("spec", "strategy", "type").filter("Recreate"::equals).isPresent()) {
            return new Strategy.Recreate();
        }
        int surge = share(object, "maxSurge", pods, true);
        int unavailable = share(object, "maxUnavailable", pods, false);
        return new Strategy.Rolling(surge, surge + unavailable == 0 ? 1 : unavailable);
    }

    /** A number, or a percentage of the pods that is rounded up for the surge and down for the unavailable ones; 25% when not said. */
    private static int share(Tree object, String field, int pods, boolean up) {
        Optional<Long> number = object.numberAt("spec", "strategy", "rollingUpdate", field);
        if (number.isPresent()) {
            return number.get().intValue();
        }
        String text = object.textAt("spec", "strategy", "rollingUpdate", field).orElse("25%");
        double share = pods * Double.parseDouble(text.replaceFirst("%$", "")) / 100;
        return (int) (up ? Math.ceil(share) : Math.floor(share));
    }

    /** The hosts that the application's configuration names as its database. */
    private Set<String> databases(List<Tree> manifests, Variables.Sources sources) {
        Set<String> hosts = new LinkedHashSet<>();
        for (Tree object : manifests) {
            for (Tree container : template(object).itemsAt("spec", "containers")) {
                Variables variables = Variables.of(container, Map.of(), sources);
                if (TemplateReader.isApplication(container, variables)) {
                    Gate.Answer.WaitFor place =
                            new InitScript(services, variables).needs().get("database");
                    if (place != null) {
                        hosts.add(place.host());
                    }
                }
            }
        }
        return hosts;
    }

    private Ground grounded(Ground given) {
        if (given.nodes().size() > MOST_NODES) {
            remarks.add("it is rehearsed on " + MOST_NODES + " of the "
                    + given.nodes().size() + " nodes");
            return given.first(MOST_NODES);
        }
        return given;
    }

    private Volume volume(String name) {
        if (name.startsWith(StoragePlace.ON_NODE)) {
            return Volume.folder(name);
        }
        return objects.stream()
                .filter(object -> kind(object).equals("PersistentVolumeClaim")
                        && name(object).equals(name))
                .findFirst()
                .map(claim -> Volume.of(name, claim, ground))
                .or(() -> objects.stream()
                        .flatMap(set -> set.itemsAt("spec", "volumeClaimTemplates").stream()
                                .filter(claim -> ownClaim(claim, set).equals(name))
                                .map(claim -> ofSet(name, claim, set)))
                        .findFirst())
                .orElseGet(() -> Volume.of(name, Tree.obj(), ground));
    }

    /** Each pod of a set has a volume of its own: where there are several, none of them keeps another one away. */
    private Volume ofSet(String name, Tree claim, Tree set) {
        Volume volume = Volume.of(name, claim, ground);
        return set.numberAt("spec", "replicas").orElse(1L) > 1
                ? new Volume(name, Volume.Reach.MANY_NODES, volume.driver())
                : volume;
    }

    private static String ownClaim(Tree claim, Tree set) {
        return name(claim) + "-" + name(set);
    }

    private static Map<String, Tree> services(List<Tree> objects) {
        Map<String, Tree> services = new LinkedHashMap<>();
        objects.stream()
                .filter(object -> kind(object).equals("Service"))
                .forEach(object -> services.put(name(object), object));
        return services;
    }

    private static boolean isWorkload(Tree object) {
        return kind(object).equals("Deployment") || kind(object).equals("StatefulSet");
    }

    /** The template of a workload's pods, with the volumes that a StatefulSet makes for each of them. */
    private static Tree template(Tree object) {
        Tree template = object.at("spec", "template").orElse(Tree.obj());
        List<Tree> ownClaims = object.itemsAt("spec", "volumeClaimTemplates");
        if (ownClaims.isEmpty() || !(template.at("spec").orElse(template) instanceof Tree.Obj spec)) {
            return template;
        }
        List<Tree> volumes = new ArrayList<>(spec.itemsAt("volumes"));
        ownClaims.forEach(claim -> volumes.add(volume(name(claim), ownClaim(claim, object))));
        return ((Tree.Obj) template).with("spec", spec.with("volumes", Tree.arr(volumes)));
    }

    private static Tree volume(String name, String claim) {
        return Tree.obj()
                .with("name", name)
                .with("persistentVolumeClaim", Tree.obj().with("claimName", claim));
    }

    private static String key(Tree object) {
        return kind(object) + "/" + name(object);
    }

    private static String kind(Tree object) {
        return object.textAt("kind").orElse("");
    }

    private static String name(Tree object) {
        return object.textAt("metadata", "name").orElse("");
    }
}
