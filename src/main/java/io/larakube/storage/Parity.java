package io.larakube.storage;

import io.larakube.cluster.PodShell;
import io.larakube.failure.Failure;
import io.larakube.process.Finished;
import io.larakube.process.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lets each running pod of an application write a file into each folder that they share, and each of them read all of these. */
public final class Parity {

    /** Takes a mark and a folder, makes it if it must, and leaves a file of this pod's name. */
    private static final String WRITE = "[, $mark, $folder] = $argv; $in = \"$folder/.larakube-$mark\";"
            + " @mkdir($in); exit(file_put_contents(\"$in/\".gethostname(), $mark) === false ? 1 : 0);";

    /** Says which of the pods' files it does not read. */
    private static final String READ = "[, $mark, $folder] = $argv; foreach (array_slice($argv, 3) as $pod) {"
            + " if (@file_get_contents(\"$folder/.larakube-$mark/$pod\") !== $mark) { echo $pod, PHP_EOL; } }";

    private static final String REMOVE = "[, $mark, $folder] = $argv; $in = \"$folder/.larakube-$mark\";"
            + " array_map('unlink', glob(\"$in/*\")); @rmdir($in);";

    private final Runner runner;
    private final PodShell shell;

    /** The application's container in the pods of one namespace. */
    public Parity(Runner runner, PodShell shell) {
        this.runner = runner;
        this.shell = shell;
    }

    /**
     * Proves it, and removes what was written.
     *
     * @param folders below the application's root
     * @param mark a word that no file of the application's is called
     * @param note is told each new finding
     */
    public Proof of(List<String> pods, List<String> folders, String mark, Consumer<String> note) {
        List<Trial> trials = new ArrayList<>();
        for (String folder : folders) {
            try {
                for (String pod : pods) {
                    php(pod, WRITE, List.of(mark, folder)).orFail("look into the pod: larakube why");
                }
                for (String pod : pods) {
                    Trial trial = read(pod, folder, mark, pods);
                    note.accept(pod + ": " + trial.words());
                    trials.add(trial);
                }
            } finally {
                pods.forEach(pod -> remove(pod, folder, mark));
            }
        }
        return new Proof(pods, trials);
    }

    private Trial read(String pod, String folder, String mark, List<String> pods) {
        List<String> arguments = new ArrayList<>(List.of(mark, folder));
        arguments.addAll(pods);
        Finished read = php(pod, READ, arguments).orFail("look into the pod: larakube why");
        List<String> unseen = read.text().lines().toList();
        return unseen.isEmpty()
                ? Trial.ok(pod, folder, "reads what all " + pods.size() + " pods wrote to " + folder)
                : Trial.failed(pod, folder, "does not see what " + String.join(", ", unseen) + " wrote to " + folder);
    }

    private void remove(String pod, String folder, String mark) {
        if (!php(pod, REMOVE, List.of(mark, folder)).succeeded()) {
            throw new Failure.Unsuccessful("cannot remove the files of the proof from " + pod);
        }
    }

    private Finished php(String pod, String code, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("php", "-r", code, "--"));
        words.addAll(arguments);
        return runner.run(shell.in(pod, words));
    }
}
