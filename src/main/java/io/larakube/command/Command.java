package io.larakube.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** A verb of the command line: what may be said after it, and what it then does; its result is the exit code. */
public interface Command extends Callable<Integer> {

    CommandSpec spec();
}
