package io.larakube.rehearsal;

import io.larakube.placement.Newcomer;
import io.larakube.plan.Names;
import io.larakube.rehearsal.Template.Container;
import io.larakube.rehearsal.Template.Role;
import io.larakube.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** Reads what the pods of a workload are made of. */
final class TemplateReader {

    private static final Pattern ENDS_WITHOUT_TABLES = Pattern.compile("\\b(horizon|queue:(work|listen))\\b");

    /** All that is rehearsed is in one. */
    private static final String NAMESPACE = "";

    private final Services services;
    private final Variables.Sources sources;
    private final Set<String> databases;
    private final ToIntFunction<String> claims;
    private final ToIntFunction<String> caches;

    /**
     * @param databases hosts of the application's databases
     * @param claims numbers of volumes by their names
     * @param caches numbers of places for compiled code by their names
     */
    TemplateReader(
            Services services,
            Variables.Sources sources,
            Set<String> databases,
            ToIntFunction<String> claims,
            ToIntFunction<String> caches) {
        this.services = services;
        this.sources = sources;
        this.databases = databases;
        this.claims = claims;
        this.caches = caches;
    }

    Template read(Tree template) {
        Map<String, String> labels = Services.labels(template, "metadata", "labels");
        Tree pod = template.at("spec").orElse(Tree.obj());
        List<Container> containers = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Tree init : pod.itemsAt("initContainers")) {
            Variables variables = Variables.of(init, labels, sources);
            steps.addAll(new InitScript(services, variables).steps(init, containers.size()));
            containers.add(container(init, true));
        }
        int firstMain = steps.size();
        Tree main = main(pod);
        Variables variables = Variables.of(main, labels, sources);
        Role role = role(pod, main, labels, variables, steps);
        steps.addAll(process(main, containers.size(), role, variables));
        containers.add(container(main, false));
        pod.itemsAt("containers").stream()
                .filter(other -> !other.equals(main))
                .forEach(other -> containers.add(container(other, false)));
        boolean isApplication = isApplication(main, variables);
        return new Template(
                labels,
                List.copyOf(containers),
                List.copyOf(steps),
                firstMain,
                places(pod, main, isApplication, variables),
                isApplication
                        ? CachePlaces.of(pod, main, variables).stream()
                                .map(caches::applyAsInt)
                                .toList()
                        : List.of(),
                isApplication && !StoragePlace.isKept(pod, main, variables),
                role,
                new Template.Probes(
                        Probe.of(main, "startupProbe"),
                        Probe.of(main, "readinessProbe"),
                        Probe.of(main, "livenessProbe")),
                StoppingReader.of(pod, main, isApplication),
                StoppingReader.grace(pod),
                StoppingReader.unreachable(pod),
                Newcomer.of(NAMESPACE, template));
    }

    /** The container of the application, or the first one. */
    private static Tree main(Tree pod) {
        List<Tree> containers = pod.itemsAt("containers");
        return containers.stream()
                .filter(container -> container.textAt("name").orElse("").equals(Names.CONTAINER))
                .findFirst()
                .orElseGet(() -> containers.isEmpty() ? Tree.obj() : containers.getFirst());
    }

    private static Container container(Tree container, boolean init) {
        return new Container(
                container.textAt("name").orElse(""),
                container.textAt("image").orElse(""),
                init,
                container.textAt("resources", "limits", "memory"));
    }

    /** Its volumes, and the folder of a node in which its application keeps uploads. */
    private List<Integer> places(Tree pod, Tree main, boolean isApplication, Variables variables) {
        List<Integer> places = new ArrayList<>(volumes(pod));
        if (isApplication) {
            StoragePlace.ofNode(pod, main, variables).map(claims::applyAsInt).ifPresent(places::add);
        }
        return List.copyOf(places);
    }

    private List<Integer> volumes(Tree pod) {
        return pod.itemsAt("volumes").stream()
                .flatMap(volume -> volume.textAt("persistentVolumeClaim", "claimName").stream())
                .map(claims::applyAsInt)
                .distinct()
                .toList();
    }

    /** The steps of the process: the order of serversideup/php's entrypoint is wait for the database, migrate, optimize (v4). */
    private List<Step> process(Tree main, int index, Role role, Variables variables) {
        InitScript asks = new InitScript(services, variables);
        List<Step> steps = new ArrayList<>();
        boolean autorun = isAutorun(main, variables);
        boolean migrates = autorun && !isFalse(variables, "AUTORUN_LARAVEL_MIGRATION");
        int tries = variables.value("AUTORUN_LARAVEL_MIGRATION_TIMEOUT").matches("[0-9]{1,4}")
                ? Integer.parseInt(variables.value("AUTORUN_LARAVEL_MIGRATION_TIMEOUT"))
                : 30;
        List<Question> needs = role == Role.TABLES_OR_END ? asks.allNeeds() : List.of();
        steps.add(new Step.Boot(index, migrates ? asks.databases() : needs, migrates ? tries : 0));
        if (migrates) {
            steps.add(new Step.Migrate(index, asks.databases()));
        }
        if (autorun && !isFalse(variables, "AUTORUN_LARAVEL_OPTIMIZE")) {
            steps.add(new Step.Optimize(index));
        }
        steps.add(new Step.Serve(index));
        return steps;
    }

    private Role role(Tree pod, Tree main, Map<String, String> labels, Variables variables, List<Step> init) {
        boolean migrates = isAutorun(main, variables) && !isFalse(variables, "AUTORUN_LARAVEL_MIGRATION");
        if (migrates || init.stream().anyMatch(Step.Migrate.class::isInstance)) {
            return Role.MIGRATOR;
        }
        String words = InitScript.words(main);
        if (words.contains("artisan ")) {
            return ENDS_WITHOUT_TABLES.matcher(words).find() ? Role.TABLES_OR_END : Role.TABLES;
        }
        if (databases.stream().anyMatch(host -> services.leadsTo(host, labels))) {
            return volumes(pod).isEmpty() ? Role.PASSING_DATABASE : Role.DATABASE;
        }
        return Role.OTHER;
    }

    static boolean isApplication(Tree main, Variables variables) {
        return isAutorun(main, variables) || InitScript.words(main).contains("artisan ");
    }

    /** The entrypoint runs for any arguments, and not when a command stands in its place. */
    static boolean isAutorun(Tree main, Variables variables) {
        return variables.isTrue("AUTORUN_ENABLED") && main.itemsAt("command").isEmpty();
    }

    private static boolean isFalse(Variables variables, String key) {
        return variables.value(key).equals("false") || variables.value(key).equals("0");
    }
}
