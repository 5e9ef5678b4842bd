package io.larakube.terminal;

import io.larakube.tree.Tree;
import java.util.List;

/** A result in both of its shapes: lines for people, a value for programs. */
public interface Report {

    List<Text> lines();

    Tree tree();
}
