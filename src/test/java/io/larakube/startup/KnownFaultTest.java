package io.larakube.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which fault a line of a log is taken for, where several could be meant. */
class KnownFaultTest {

    @Test
    void aMissingClassOfThePackageForS3IsThatPackage() {
        assertThat(KnownFault.in(List.of("PHP Fatal error: Class"
                        + " \"League\\Flysystem\\AwsS3V3\\PortableVisibilityConverter\" not"
                        + " found")))
                .contains(KnownFault.S3_ADAPTER_MISSING);
        assertThat(KnownFault.in(List.of("Class \"App\\Models\\Shop\" not found")))
                .contains(KnownFault.CLASS_MISSING);
    }

    @Test
    void aMissingClassOfAnExtensionIsThatExtension() {
        assertThat(KnownFault.in(List.of("Error: Class \"Memcached\" not found")))
                .contains(KnownFault.EXTENSION_MISSING);
    }
}
