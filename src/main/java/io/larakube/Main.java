package io.larakube;

import io.larakube.command.Add;
import io.larakube.command.CloudDeploy;
import io.larakube.command.CloudInit;
import io.larakube.command.CloudRollback;
import io.larakube.command.Command;
import io.larakube.command.Completion;
import io.larakube.command.Down;
import io.larakube.command.Externalize;
import io.larakube.command.Foresee;
import io.larakube.command.Init;
import io.larakube.command.ProvisionAzureFile;
import io.larakube.command.ProvisionEfs;
import io.larakube.command.ProvisionFilestore;
import io.larakube.command.ProvisionNfs;
import io.larakube.command.Rehearse;
import io.larakube.command.ReleaseList;
import io.larakube.command.Render;
import io.larakube.command.Scan;
import io.larakube.command.Starts;
import io.larakube.command.Status;
import io.larakube.command.Storage;
import io.larakube.command.StorageMove;
import io.larakube.command.StorageProve;
import io.larakube.command.Up;
import io.larakube.command.Why;
import io.larakube.failure.Failure;
import io.larakube.failure.Nearest;
import io.larakube.terminal.Options;
import io.larakube.terminal.Streams;
import io.larakube.terminal.Streams.Standard;
import io.larakube.terminal.Terminal;
import io.larakube.terminal.Terminals;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: one line per command, and the only place where a failure is caught. */
public final class Main {

    static final String VERSION = "0.1.0";

    private final PrintStream out;
    private final Ending ending;
    private final Help.Ansi colours;

    Main(PrintStream out, PrintStream err, boolean colouredOut, boolean colouredErr) {
        this.out = out;
        this.ending = new Ending(out, err, colouredErr);
        this.colours = colouredOut ? Help.Ansi.ON : Help.Ansi.OFF;
    }

    /** Every command, in the order of the help. Only the one that the user names is made, which keeps the start short. */
    private List<Verb> verbs() {
        return List.of(
                new Verb("init", () -> new Init(Main::terminal)),
                new Verb("add", () -> new Add(Main::terminal)),
                new Verb("render", () -> new Render(Main::terminal)),
                new Verb("up", () -> new Up(Main::terminal)),
                new Verb("plan", () -> new Foresee(Main::terminal)),
                new Verb("status", () -> new Status(Main::terminal), List.of("about")),
                new Verb("storage", () -> new Storage(Main::terminal)),
                new Verb("storage:move", () -> new StorageMove(Main::terminal)),
                new Verb("storage:prove", () -> new StorageProve(Main::terminal)),
                new Verb("down", () -> new Down(Main::terminal)),
                new Verb("why", () -> new Why(Main::terminal)),
                new Verb("rehearse", () -> new Rehearse(Main::terminal)),
                new Verb("starts", () -> new Starts(Main::terminal)),
                new Verb("scan", () -> new Scan(Main::terminal)),
                new Verb("cloud:init", () -> new CloudInit(Main::terminal)),
                new Verb("cloud:deploy", () -> new CloudDeploy(Main::terminal)),
                new Verb("cloud:rollback", () -> new CloudRollback(Main::terminal)),
                new Verb("cloud:externalize", () -> new Externalize(Main::terminal)),
                new Verb("releases", () -> new ReleaseList(Main::terminal)),
                new Verb("cloud:provision:nfs", () -> new ProvisionNfs(Main::terminal)),
                new Verb("cloud:provision:efs", () -> new ProvisionEfs(Main::terminal)),
                new Verb("cloud:provision:filestore", () -> new ProvisionFilestore(Main::terminal)),
                new Verb("cloud:provision:azurefile", () -> new ProvisionAzureFile(Main::terminal)),
                new Verb("completion", () -> new Completion(this::everyCommand, out)));
    }

    private static Terminal terminal(Options options) {
        return Terminals.of(options, Streams.ofThisProcess());
    }

    private record Verb(String name, Supplier<Command> command, List<String> aliases) {

        Verb(String name, Supplier<Command> command) {
            this(name, command, List.of());
        }

        String[] otherNames() {
            return aliases.toArray(String[]::new);
        }
    }

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("--version")) {
            System.out.println(version()); // before any library is loaded
            return;
        }
        System.exit(ofThisProcess().run(args));
    }

    static Main ofThisProcess() {
        Streams streams = Streams.ofThisProcess();
        return new Main(System.out, System.err, streams.colours(Standard.OUTPUT), streams.colours(Standard.ERROR));
    }

    /** Runs one command line and gives its exit code. Never throws. */
    int run(String... args) {
        boolean json = Ending.inJson(args);
        try {
            int exitCode = start(args);
            out.flush();
            return exitCode;
        } catch (ParameterException wrong) {
            return ending.failure(wrongUsage(wrong), json);
        } catch (Failure failure) {
            return ending.failure(failure, json);
        } catch (Throwable bug) {
            return ending.bug(bug, json);
        }
    }

    private int start(String... args) throws Exception {
        for (Verb verb : verbs()) {
            if (args.length > 0
                    && (verb.name().equals(args[0]) || verb.aliases().contains(args[0]))) {
                return start(verb, args);
            }
        }
        return help(everyCommand(), args);
    }

    private int start(Verb verb, String... args) throws Exception {
        Command command = verb.command().get();
        CommandLine line = noCommand().addSubcommand(verb.name(), command.spec(), verb.otherNames());
        Integer helped = CommandLine.executeHelpRequest(dressed(line).parseArgs(args));
        return helped == null ? command.call() : helped;
    }

    private int help(CommandLine line, String... args) {
        Integer helped = CommandLine.executeHelpRequest(line.parseArgs(args));
        if (helped == null) {
            line.usage(line.getOut());
        }
        return 0;
    }

    private CommandLine everyCommand() {
        CommandLine line = noCommand();
        verbs().forEach(verb ->
                line.addSubcommand(verb.name(), verb.command().get().spec(), verb.otherNames()));
        return dressed(line);
    }

    private static CommandLine noCommand() {
        CommandSpec larakube = CommandSpec.create().name("larakube");
        larakube.version(version());
        larakube.usageMessage().description("Laravel on Kubernetes, started in a provable order.");
        larakube.usageMessage().synopsisSubcommandLabel("COMMAND");
        larakube.usageMessage().footer("", "More about one command: larakube COMMAND --help");
        larakube.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .scopeType(ScopeType.INHERIT)
                .description("Show this help.")
                .build());
        larakube.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Show the version.")
                .build());
        return new CommandLine(larakube);
    }

    private CommandLine dressed(CommandLine line) {
        return line.setColorScheme(Help.defaultColorScheme(colours))
                .setUsageHelpWidth(100)
                .setInterpolateVariables(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    }

    private static Failure wrongUsage(ParameterException wrong) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        String help = command.qualifiedName() + " --help";
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return wrongValue(wrong, help);
        }
        String word = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            return unknown(
                    "there is no option " + word,
                    Nearest.to(word, command.optionsMap().keySet()),
                    help);
        }
        if (command.parent() == null) {
            return unknown(
                    "there is no command " + word,
                    Nearest.to(word, command.subcommands().keySet()),
                    help);
        }
        return new Failure.WrongUsage("there is a word too many: " + word, help);
    }

    private static Failure wrongValue(ParameterException wrong, String help) {
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec argument = missing.getMissing().getFirst();
            return new Failure.WrongUsage(name(argument) + " needs a value: " + argument.paramLabel(), help);
        }
        ArgSpec argument = wrong.getArgSpec();
        String value = wrong.getValue();
        if (argument == null) {
            return new Failure.WrongUsage(String.valueOf(wrong.getMessage()), help);
        }
        List<String> known = argument.typeInfo().getEnumConstantNames();
        if (value == null || known == null || known.isEmpty()) {
            String why = String.valueOf(wrong.getMessage()).replaceFirst("^Invalid value for .*?'\\S+'.*?: ", "");
            return new Failure.WrongUsage(name(argument) + ": " + why, help);
        }
        String message = name(argument) + ": " + value + " is none of " + String.join(", ", known);
        return unknown(message, Nearest.to(value, known), help);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static Failure unknown(String message, Optional<String> nearest, String help) {
        return nearest.map(near -> new Failure.WrongUsage(message, "did you mean " + near + "?", help))
                .orElseGet(() -> new Failure.WrongUsage(message, help));
    }

    private static String version() {
        return "larakube " + VERSION;
    }
}
