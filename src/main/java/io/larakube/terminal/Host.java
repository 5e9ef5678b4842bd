package io.larakube.terminal;

import java.time.Duration;

/** What a terminal needs of the process that it lives in. */
interface Host {

    /** Time since some fixed moment; never goes back. */
    Duration uptime();

    /** Runs the action about ten times a second, on another thread. */
    Registration whileOpen(Runnable tick);

    /** Runs the action when the process ends while this is open, as after Ctrl-C. */
    Registration atExit(Runnable action);
}
