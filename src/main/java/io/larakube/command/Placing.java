package io.larakube.command;

import io.larakube.blueprint.Environment;
import io.larakube.blueprint.Environment.Registry;
import io.larakube.cloud.Binding;
import io.larakube.cloud.Logins;
import io.larakube.cloud.Offer;
import io.larakube.cloud.RegistryLogin;
import io.larakube.cluster.Api;
import io.larakube.cluster.Applier;
import io.larakube.cluster.ApplyOptions;
import io.larakube.cluster.Cluster;
import io.larakube.cluster.Context;
import io.larakube.cluster.Kind;
import io.larakube.process.Programs;
import io.larakube.process.SystemRunner;
import io.larakube.terminal.Question.Confirm;
import io.larakube.terminal.Report;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Text;
import io.larakube.tree.Tree;
import io.larakube.workspace.LocalChoices;
import io.larakube.workspace.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of {@code cloud:init}: look, propose, ask; then the context, the files and the login. */
final class Placing {

    /**
     * Who logs in.
     *
     * @param password is there with the user; without both it is what docker has
     */
    record Login(Optional<String> user, Optional<String> password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    private final Terminal terminal;
    private final Project project;
    private final Environment environment;
    private final Binding.Wish wish;
    private final Login login;

    Placing(Terminal terminal, Project project, Environment environment, Binding.Wish wish, Login login) {
        this.terminal = terminal;
        this.project = project;
        this.environment = environment;
        this.wish = wish;
        this.login = login;
    }

    void on(ClusterChoice choice, Proposal.Mode mode) {
        try (Cluster cluster = choice.look(project, environment)) {
            Api api = cluster.api(Start.PATIENCE);
            Context context = cluster.context();
            Offer offer = Offer.ask(context.server(), api);
            Binding binding = Binding.of(
                    project.blueprint(),
                    environment,
                    project.values(environment),
                    offer,
                    wish,
                    host -> loginAt(host).isPresent());
            Proposal proposal = proposal(binding);
            Optional<Tree> secret = secret(binding, api);
            Report report = report(proposal, binding, offer, context, secret, mode);
            boolean isBound = remembered().filter(context::equals).isPresent();
            if (mode.dryRun() || (isBound && proposal.changes().isEmpty() && secret.isEmpty())) {
                terminal.report(report);
            } else {
                settle(choice, mode, proposal, secret, report);
            }
            binding.remarks().forEach(remark -> terminal.remark(Text.warn(remark)));
        }
    }

    private Optional<Context> remembered() {
        return LocalChoices.of(project.folder())
                .target(environment.name())
                .map(target -> new Context(target.context(), target.server()));
    }

    private void settle(
            ClusterChoice choice, Proposal.Mode mode, Proposal proposal, Optional<Tree> secret, Report report) {
        if (!mode.inJson()) {
            terminal.report(report);
        }
        terminal.require(new Confirm("Bind " + environment.name() + " to this cluster?", true, "--yes"));
        try (ClusterChoice.Reaching reaching = choice.reach(project, environment)) {
            Api api = reaching.bound(terminal).cluster().api(Start.PATIENCE);
            new Transaction(project.folder()).apply(proposal.changes());
            secret.ifPresent(object -> keep(api, object));
        }
        if (mode.inJson()) {
            terminal.report(report);
        }
        terminal.remark(Text.ok("✔ ").plus("bound; next: larakube cloud:deploy " + environment.name()));
    }

    private Proposal proposal(Binding binding) {
        DecidedBlueprint decided =
                DecidedBlueprint.changed(project.folder(), project.blueprint().with(binding.environment()));
        return Proposal.of(
                project.folder(),
                decided,
                decided.blueprint().environments().values().stream()
                        .map(each -> AdoptedEnvironment.asItIs(project.folder(), each))
                        .toList());
    }

    private Optional<RegistryLogin> loginAt(String host) {
        if (login.user().isPresent()) {
            return login.password()
                    .map(password -> new RegistryLogin(host, login.user().get(), password));
        }
        Path home = Path.of(System.getProperty("user.home", "/"));
        return Logins.ofThisUser(new SystemRunner(Programs.ofThisProcess()), System.getenv(), home)
                .at(host);
    }

    /** The Secret as it is to be; none when no login is known, when the Secret is the user's own, or when it is so already. */
    private Optional<Tree> secret(Binding binding, Api api) {
        Optional<Registry> registry = binding.environment().registry();
        Optional<String> name = registry.flatMap(Registry::pullSecret).filter(Binding.PULL_SECRET::equals);
        return name.flatMap(ours -> loginAt(
                                RegistryLogin.host(registry.orElseThrow().image()))
                        .map(there -> there.secret(ours, project.blueprint().name(), environment.name())))
                .filter(wanted -> !isThere(api, wanted));
    }

    private boolean isThere(Api api, Tree wanted) {
        return api.get(Kind.SECRET, namespace(), Binding.PULL_SECRET)
                .filter(there -> there.at("data").equals(wanted.at("data")))
                .isPresent();
    }

    /** In a namespace that is made for it when it is not there: the first start makes the rest of it. */
    private void keep(Api api, Tree secret) {
        Applier applier = new Applier(api, namespace(), new ApplyOptions(false, true));
        if (api.get(Kind.NAMESPACE, "", namespace()).isEmpty()) {
            applier.apply(Tree.obj()
                    .with("apiVersion", "v1")
                    .with("kind", "Namespace")
                    .with("metadata", Tree.obj().with("name", namespace())));
        }
        applier.apply(secret);
    }

    private String namespace() {
        return environment.namespaceIn(project.blueprint().name());
    }

    private Report report(
            Proposal proposal,
            Binding binding,
            Offer offer,
            Context context,
            Optional<Tree> secret,
            Proposal.Mode mode) {
        List<Text> reasons = new ArrayList<>();
        reasons.add(Text.ok("  context  ")
                .plus(context.name() + " for " + environment.name())
                .plus(Text.dim("   " + LocalChoices.PATH + ", on this machine only")));
        offer.findings()
                .forEach(found -> reasons.add(Text.ok("  found    ")
                        .plus(found.what() + " " + found.value())
                        .plus(Text.dim("   " + found.place()))));
        binding.reasons().forEach(reason -> reasons.add(Text.warn("  propose  ").plus(reason)));
        secret.ifPresent(object -> reasons.add(
                Text.warn("  send     ").plus("Secret " + Binding.PULL_SECRET + " into the namespace " + namespace())));
        Tree.Obj known = Tree.obj()
                .with("context", context.name())
                .with(
                        "findings",
                        Tree.arr(offer.findings().stream()
                                .map(found -> Tree.obj()
                                        .with("what", found.what())
                                        .with("value", found.value())
                                        .with("place", found.place()))
                                .toList()))
                .with("reasons", Tree.texts(binding.reasons()))
                .with("remarks", Tree.texts(binding.remarks()))
                .with("sendsPullSecret", secret.isPresent());
        return new ProposalReport(proposal, reasons, known, mode.dryRun());
    }
}
