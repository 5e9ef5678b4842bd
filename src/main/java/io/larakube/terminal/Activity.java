package io.larakube.terminal;

/** One thing that takes more than a second, shown as going on until it is closed. */
public interface Activity extends AutoCloseable {

    /** The newest sign of life, such as the last line of a build's output; shown only where it can be replaced by the next. */
    void note(String words);

    /** Says what came of it. Without it, closing leaves the words of the activity with no claim that it succeeded. */
    void done(Text outcome);

    @Override
    void close();
}
