package io.larakube.terminal;

import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;

/** The side of a terminal that goes to standard output. */
record Results(Paper paper, Format format) {

    void text(String text) {
        paper.print(text.endsWith("\n") ? text : text + "\n");
    }

    void line(Text line) {
        paper.line(line);
    }

    void json(Tree document) {
        paper.print(JsonText.indented(document));
    }

    void event(Tree value) {
        paper.print(JsonText.line(value) + "\n");
    }

    void report(Report report) {
        switch (format) {
            case TEXT -> report.lines().forEach(this::line);
            case JSON -> json(report.tree());
        }
    }
}
