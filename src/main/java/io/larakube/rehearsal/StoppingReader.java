package io.larakube.rehearsal;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how long a pod takes to leave. In the images for nginx and FPM the stop signal is QUIT, which Horizon, Reverb and
 * {@code schedule:work} ignore, so that they stay for the whole grace period unless a hook or a shell tells them (seen on the test
 * cluster; signals of each process: docs/startup-sequence.md). Nothing is taken to be at work when it is told.
 */
final class StoppingReader {

    private static final Pattern SLEEPS = Pattern.compile("\\bsleep\\s+(\\d+)");
    private static final Pattern IGNORES_QUIT = Pattern.compile("artisan (horizon|reverb:start|schedule:work)\\b");

    /** The usual time of a process that hears its signal, and of the node that clears its pod away. */
    private static final long PROMPT = 1000;

    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final String EVICTS = "NoExecute";
    private static final int USUAL_SECONDS = 300;

    private StoppingReader() {}

    static int grace(Tree pod) {
        return pod.numberAt("terminationGracePeriodSeconds").map(Long::intValue).orElse(30);
    }

    /**
     * How many seconds a pod stays on a node that does not answer: 300 when it says nothing (admission plugin
     * DefaultTolerationSeconds); empty when it tolerates that for ever.
     */
    static OptionalInt unreachable(Tree pod) {
        List<Tree> tolerations = pod.itemsAt("tolerations").stream()
                .filter(one -> UNREACHABLE.equals(one.textAt("key").orElse(UNREACHABLE)))
                .filter(one -> one.textAt("effect").orElse(EVICTS).equals(EVICTS))
                .toList();
        if (tolerations.isEmpty()) {
            return OptionalInt.of(USUAL_SECONDS);
        }
        return tolerations.stream()
                .flatMap(one -> one.numberAt("tolerationSeconds").stream())
                .mapToInt(Long::intValue)
                .min();
    }

    static Stopping of(Tree pod, Tree main, boolean isApplication) {
        long grace = grace(pod) * 1000L;
        Tree hook = main.at("lifecycle", "preStop").orElse(Tree.obj());
        String shell = InitScript.words(hook.at("exec").orElse(Tree.obj()));
        long waits = Math.min(grace, waits(hook, shell));
        boolean hears = !isApplication
                || shell.contains("kill")
                || InitScript.words(main).contains("trap ")
                || !IGNORES_QUIT.matcher(InitScript.words(main)).find();
        long leaves = hears ? Math.min(grace, waits + PROMPT) : grace;
        return new Stopping(Math.min(leaves, waits + PROMPT / 4), leaves + PROMPT / 4);
    }

    private static long waits(Tree hook, String shell) {
        Matcher sleeps = SLEEPS.matcher(shell);
        long inShell = sleeps.find() && !shell.contains("until") ? Long.parseLong(sleeps.group(1)) : 0;
        return 1000 * hook.numberAt("sleep", "seconds").orElse(inShell);
    }
}
