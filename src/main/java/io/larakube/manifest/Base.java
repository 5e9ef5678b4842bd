package io.larakube.manifest;

import io.larakube.plan.Names;
import io.larakube.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the base: what the environments have in common. */
final class Base {

    static final String FOLDER = "base/";

    private static final String GATES_FOLDER = "gates";

    private Base() {}

    /** Texts by path; the kustomization first, then a file for each part, then the scripts. */
    static Map<String, String> files(List<Part> parts) {
        Map<String, String> gates = Scripts.gates();
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FOLDER + Kustomization.FILE, kustomization(parts, gates));
        parts.forEach(part -> files.put(FOLDER + part.file(), Kustomization.file(part.about(), part.objects())));
        parts.forEach(part -> putAll(files, part.name(), part.scripts()));
        putAll(files, GATES_FOLDER, gates);
        return files;
    }

    private static void putAll(Map<String, String> files, String folder, Map<String, String> scripts) {
        scripts.forEach((name, text) -> files.put(FOLDER + folder + "/" + name, text));
    }

    private static String kustomization(List<Part> parts, Map<String, String> gates) {
        Tree.Arr generators = Tree.arr();
        for (Part part : parts) {
            if (!part.scripts().isEmpty()) {
                generators = generators.with(generator(part.scriptsName(), part.name(), part.labels(), part.scripts()));
            }
        }
        Tree.Obj labels = ApiObjects.labels(GATES_FOLDER, Names.COMPONENT_APPLICATION);
        generators = generators.with(generator(Names.GATES, GATES_FOLDER, labels, gates));
        Tree.Obj kustomization = Kustomization.start()
                .with("resources", Tree.texts(parts.stream().map(Part::file).toList()))
                .with("configMapGenerator", generators);
        return Kustomization.file("What all environments have in common.", kustomization);
    }

    /** The ConfigMap keeps its name when a script changes: pods read it when they start, and a release restarts them. */
    private static Tree.Obj generator(String name, String folder, Tree.Obj labels, Map<String, String> scripts) {
        List<String> files =
                scripts.keySet().stream().map(script -> folder + "/" + script).toList();
        Tree.Obj options = Tree.obj().with("disableNameSuffixHash", true).with("labels", labels);
        return Tree.obj().with("name", name).with("files", Tree.texts(files)).with("options", options);
    }
}
