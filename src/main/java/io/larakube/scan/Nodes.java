package io.larakube.scan;

/** On how many nodes the pods of an application are. */
public enum Nodes {
    /** All pods on one node, with one volume for {@code storage/}. */
    ONE("one node"),

    /** Pods on any node, each with files of its own. */
    MANY("many nodes");

    private final String words;

    Nodes(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
