package io.larakube.manifest;

import io.larakube.tree.Tree;
import java.util.List;
import java.util.Map;

/**
 * One file of the base: a workload, or the application's volume, with all objects that belong to it.
 *
 * @param name the file's name and the value of the label {@code app.kubernetes.io/name} that all its objects carry
 * @param about what it is, for the first line of the file
 * @param labels what all its objects carry
 * @param scripts file names and texts that a ConfigMap holds; empty for none
 */
record Part(String name, String about, Tree.Obj labels, List<Tree.Obj> objects, Map<String, String> scripts) {

    String file() {
        return name + ".yaml";
    }

    /** The ConfigMap of its scripts. */
    String scriptsName() {
        return scriptsName(name);
    }

    static String scriptsName(String part) {
        return part + "-scripts";
    }
}
