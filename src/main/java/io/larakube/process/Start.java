package io.larakube.process;

import io.larakube.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From an invocation to a process of the operating system. */
record Start(Programs programs, Invocation invocation) {

    /** The JDK wraps it in its own words: {@code error=13, Permission denied}, {@code error: 2 (No such file …)}. */
    private static final Pattern SYSTEMS_REASON = Pattern.compile("error[=:] ?\\d+,? \\(?(.+?)\\)?\\s*$");

    Process withOurTerminal() {
        return started(builder().inheritIO());
    }

    /** Its outputs are to be read by the caller; its input is taken care of. */
    Process withPipes() {
        Process process = started(builder());
        feed(process);
        return process;
    }

    private ProcessBuilder builder() {
        List<String> words =
                new ArrayList<>(invocation.words().stream().map(Word::value).toList());
        ProcessBuilder builder = new ProcessBuilder(words);
        invocation.environment().forEach((name, value) -> builder.environment().put(name, value.value()));
        invocation.directory().ifPresent(folder -> builder.directory(folder.toFile()));
        return builder;
    }

    private Process started(ProcessBuilder builder) {
        Path program = programs.require(invocation.program()).toAbsolutePath();
        builder.command().set(0, program.toString());
        invocation.input().map(Start::source).ifPresent(builder::redirectInput);
        invocation.directory().filter(folder -> !Files.isDirectory(folder)).ifPresent(Start::noFolder);
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new Failure.Unavailable(invocation.program() + " could not be started: " + reason(refused));
        }
    }

    private void feed(Process process) {
        byte[] bytes = invocation.input().map(Start::text).orElse("").getBytes(StandardCharsets.UTF_8);
        OutputStream input = process.getOutputStream();
        Thread.ofVirtual().name("feed").start(() -> {
            try (input) {
                input.write(bytes);
            } catch (IOException notRead) {
                // A program need not read all that it is given; whether it is content, its exit code says.
            }
        });
    }

    private static Redirect source(Input input) {
        return switch (input) {
            case Input.FromFile from -> Redirect.from(readable(from.file()).toFile());
            case Input.FromText _ -> Redirect.PIPE;
        };
    }

    private static String text(Input input) {
        return switch (input) {
            case Input.FromFile _ -> "";
            case Input.FromText from -> from.text();
        };
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new Failure.Unavailable(file + " cannot be read");
        }
        return file;
    }

    private static void noFolder(Path folder) {
        throw new Failure.Unavailable(folder + " is no folder to run a program in");
    }

    private static String reason(IOException refused) {
        String message = String.valueOf(refused.getMessage());
        Matcher system = SYSTEMS_REASON.matcher(message);
        return system.find() ? system.group(1) : message;
    }
}
