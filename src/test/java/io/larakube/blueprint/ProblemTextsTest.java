package io.larakube.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.blueprint.BlueprintReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words for each thing that can be wrong in a blueprint are those in {@code problems.txt}. */
class ProblemTextsTest {

    static Stream<String> cases() throws IOException {
        String file = Files.readString(Path.of("src/test/resources/blueprint/problems.txt"));
        return Stream.of(file.strip().split("\n\n")).skip(1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrongIsSaidInTheseWords(String expected) {
        String json = expected.lines().findFirst().orElseThrow();
        List<String> said = said(json).map(line -> "    " + line).toList();
        assertThat(json + "\n" + String.join("\n", said)).isEqualTo(expected);
    }

    private static Stream<String> said(String json) {
        return switch (BlueprintReader.read(".larakube.json", json)) {
            case Reading.Read read when read.remarks().isEmpty() -> Stream.of("nothing");
            case Reading.Read read ->
                read.remarks().stream().map(remark -> "* " + remark.place() + ": " + remark.what());
            case Reading.Wrong wrong -> wrong.problems().stream().map(BlueprintReaderTest::line);
        };
    }
}
