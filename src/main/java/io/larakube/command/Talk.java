package io.larakube.command;

import io.larakube.command.Usage.Flag;
import io.larakube.command.Usage.Value;
import io.larakube.terminal.Format;
import io.larakube.terminal.Options;
import picocli.CommandLine.Model.OptionSpec;

/** The options of every command that reports or asks. */
record Talk(Value<Format> format, Flag yes) {

    static Talk of(Usage usage) {
        return new Talk(
                usage.option(
                        Format.class,
                        OptionSpec.builder("-o", "--output")
                                .paramLabel("FORMAT")
                                .description("How to report: text or json.")),
                usage.flag(OptionSpec.builder("-y", "--yes").description("Answer yes to every yes-or-no question.")));
    }

    Options options() {
        return new Options(yes.isGiven(), format.given().orElse(Format.TEXT));
    }

    boolean inJson() {
        return options().format() == Format.JSON;
    }
}
