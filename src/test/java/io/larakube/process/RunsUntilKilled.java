package io.larakube.process;

/** A JVM of its own that runs one shell script and prints its lines. */
final class RunsUntilKilled {

    private RunsUntilKilled() {}

    public static void main(String[] arguments) {
        Invocation script = Invocation.of("sh", "-c", arguments[0]);
        new SystemRunner(Programs.ofThisProcess()).run(script, System.out::println);
    }
}
