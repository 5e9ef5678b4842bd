package io.larakube.scan;

/** What an expression is read against: its file, the application's settings, the class and the function around it. */
record Frame(SourceFile file, Settings settings, ClassScope type, Variables variables) {

    Frame in(ClassScope other) {
        return new Frame(file, settings, other, new Variables());
    }

    /** A function with variables of its own. */
    Frame with(Variables others) {
        return new Frame(file, settings, type, others);
    }
}
