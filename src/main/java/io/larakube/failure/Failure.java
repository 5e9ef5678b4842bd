package io.larakube.failure;

import java.util.List;

/**
 * The end of a command for a reason that the user can act on. Thrown anywhere, caught only in {@code Main}, which prints
 * the message and the advice and leaves with the exit code. Anything else that is thrown is a bug.
 */
public abstract sealed class Failure extends RuntimeException {

    private final String message;
    private final List<String> advice;

    private Failure(String message, List<String> advice) {
        super(message);
        this.message = message;
        this.advice = List.copyOf(advice);
    }

    /** What did not work, in one line. */
    @Override
    public final String getMessage() {
        return message;
    }

    /** What to do next: commands or sentences, one a line, most useful first. */
    public final List<String> advice() {
        return advice;
    }

    public abstract int exitCode();

    /** What was asked for was tried and did not succeed. */
    public static final class Unsuccessful extends Failure {
        public Unsuccessful(String message, String... advice) {
            super(message, List.of(advice));
        }

        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** The command line makes no sense. */
    public static final class WrongUsage extends Failure {
        public WrongUsage(String message, String... advice) {
            super(message, List.of(advice));
        }

        @Override
        public int exitCode() {
            return 2;
        }
    }

    /** The blueprint or another file of the user's is wrong; every problem that was found is in it. */
    public static final class BadInput extends Failure {
        private final List<Problem> problems;

        public BadInput(List<Problem> problems) {
            super(problems.size() == 1 ? "1 problem" : problems.size() + " problems", List.of());
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }

        @Override
        public int exitCode() {
            return 3;
        }
    }

    /** A tool, the cluster, the disk or a right that the command needs is not there. */
    public static final class Unavailable extends Failure {
        public Unavailable(String message, String... advice) {
            super(message, List.of(advice));
        }

        @Override
        public int exitCode() {
            return 4;
        }
    }

    /** The user was asked and said no, or nobody was there to ask. */
    public static final class Declined extends Failure {
        public Declined(String message, String... advice) {
            super(message, List.of(advice));
        }

        @Override
        public int exitCode() {
            return 5;
        }
    }

    /** The user pressed Ctrl-C. */
    public static final class Interrupted extends Failure {
        public Interrupted(String message, String... advice) {
            super(message, List.of(advice));
        }

        @Override
        public int exitCode() {
            return 130;
        }
    }
}
