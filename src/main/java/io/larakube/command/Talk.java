package io.larakube.command;

import io.larakube.terminal.Format;
import io.larakube.terminal.Options;
import picocli.CommandLine.Option;

/** The options of every command that reports or asks. */
final class Talk {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "How to report: text or json.",
            defaultValue = "text")
    private Format format = Format.TEXT;

    @Option(
            names = {"-y", "--yes"},
            description = "Answer yes to every yes-or-no question.")
    private boolean yes;

    Options options() {
        return new Options(yes, format);
    }

    boolean inJson() {
        return format == Format.JSON;
    }
}
