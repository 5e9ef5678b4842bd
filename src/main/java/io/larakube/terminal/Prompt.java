package io.larakube.terminal;

import io.larakube.terminal.Question.Choose;
import java.util.Optional;

/** Somebody who can be asked. */
interface Prompt {

    /** The line that was typed behind the question, without its line end; empty at the end of input (Ctrl-D). */
    Optional<String> line(Text question);

    /** The name of the option that was chosen; empty at the end of input. */
    Optional<String> choice(Choose question);
}
