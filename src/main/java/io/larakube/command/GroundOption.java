package io.larakube.command;

import io.larakube.failure.Failure;
import io.larakube.placement.Ground;
import io.larakube.tree.Tree;
import io.larakube.tree.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code --nodes} says: so many nodes that take every pod, or the nodes of a cluster as kubectl wrote them to a file. */
final class GroundOption {

    private static final int MOST_NODES = 8;

    private GroundOption() {}

    static Ground read(String said) {
        if (!said.matches("-?[0-9]{1,9}")) {
            return ofFile(Path.of(said));
        }
        int number = Integer.parseInt(said);
        if (number < 1 || number > MOST_NODES) {
            throw new Failure.WrongUsage("--nodes is " + said + ": a rehearsal knows 1 to " + MOST_NODES + " nodes");
        }
        return Ground.nodes(number);
    }

    private static Ground ofFile(Path file) {
        Ground ground = Ground.of(objects(file));
        if (ground.nodes().isEmpty()) {
            throw new Failure.WrongUsage(
                    "--nodes: there is no node in " + file,
                    "kubectl get nodes,csinodes,storageclasses -o yaml > " + file);
        }
        return ground;
    }

    /** The objects of a file that somebody named. */
    static List<Tree> objects(Path file) {
        try {
            return switch (YamlReader.read(file.toString(), Files.readString(file))) {
                case YamlReader.Reading.Read read -> read.documents();
                case YamlReader.Reading.Unreadable broken -> throw new Failure.BadInput(List.of(broken.problem()));
            };
        } catch (IOException unreadable) {
            throw new Failure.Unavailable("cannot read " + file + ": " + unreadable.getMessage());
        }
    }
}
