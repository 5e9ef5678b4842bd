package io.larakube;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Says how a command that did not succeed ended: in words on standard error, or after {@code -o json} as the object
 * {@code {"error": …}} on standard output, which then holds nothing but JSON in every case.
 */
final class Ending {

    private static final int BUG = 70;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean colours;

    Ending(PrintStream out, PrintStream err, boolean colours) {
        this.out = out;
        this.err = err;
        this.colours = colours;
    }

    /** Whether the user asked for JSON; read from the plain words, because they may be the ones that are wrong. */
    static boolean inJson(String... args) {
        String before = "";
        for (String word : args) {
            boolean separate = word.equals("json") && (before.equals("-o") || before.equals("--output"));
            if (separate || word.equals("-o=json") || word.equals("-ojson") || word.equals("--output=json")) {
                return true;
            }
            before = word;
        }
        return false;
    }

    /** Prints the failure and gives its exit code. */
    int failure(Failure failure, boolean json) {
        if (json) {
            out.println(JsonText.line(Tree.obj().with("error", tree(failure))));
        } else {
            err.print(text(failure));
        }
        return failure.exitCode();
    }

    /** One line for the user, the trace in a file; nothing at all when only the reader of the output has left. */
    int bug(Throwable bug, boolean json) {
        if (out.checkError() && rootOf(bug) instanceof IOException) {
            return 0; // larakube … | head
        }
        String what = bug.toString().lines().findFirst().orElse("");
        String trace = keep(bug);
        if (json) {
            Tree error = Tree.obj()
                    .with("kind", "bug")
                    .with("message", what)
                    .with("trace", trace)
                    .with("exitCode", BUG);
            out.println(JsonText.line(Tree.obj().with("error", error)));
        } else {
            err.println(red("✖ ") + "this is a bug in larakube: " + what + " (" + trace + ")");
        }
        return BUG;
    }

    private String text(Failure failure) {
        StringBuilder text =
                new StringBuilder(red("✖ ")).append(failure.getMessage()).append('\n');
        for (Problem problem : problems(failure)) {
            text.append(problem.place()).append(": ").append(problem.what()).append('\n');
            text.append("  ").append(problem.remedy()).append('\n');
        }
        failure.advice().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    private static Tree tree(Failure failure) {
        List<Tree> problems = problems(failure).stream().<Tree>map(Ending::tree).toList();
        return Tree.obj()
                .with("kind", kind(failure))
                .with("message", failure.getMessage())
                .withUnlessEmpty("problems", Tree.arr(problems))
                .withUnlessEmpty("advice", Tree.texts(failure.advice()))
                .with("exitCode", failure.exitCode());
    }

    private static Tree tree(Problem problem) {
        return Tree.obj()
                .with("place", problem.place())
                .with("what", problem.what())
                .with("remedy", problem.remedy());
    }

    private static List<Problem> problems(Failure failure) {
        return failure instanceof Failure.BadInput bad ? bad.problems() : List.of();
    }

    private static String kind(Failure failure) {
        return switch (failure) {
            case Failure.Unsuccessful _ -> "unsuccessful";
            case Failure.WrongUsage _ -> "wrong-usage";
            case Failure.BadInput _ -> "bad-input";
            case Failure.Unavailable _ -> "unavailable";
            case Failure.Declined _ -> "declined";
            case Failure.Interrupted _ -> "interrupted";
        };
    }

    /** Writes the trace to a file and gives the file's name; the trace itself when there is no room for a file. */
    private static String keep(Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace, true));
        try {
            Path file = Files.createTempFile("larakube-bug-", ".txt");
            return Files.writeString(file, "larakube " + Main.VERSION + "\n" + trace)
                    .toString();
        } catch (IOException full) {
            return trace.toString();
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private String red(String text) {
        return colours ? "\u001b[31m" + text + "\u001b[0m" : text;
    }
}
