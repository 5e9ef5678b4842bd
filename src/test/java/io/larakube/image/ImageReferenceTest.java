package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageReferenceTest {

    @Test
    void aShortNameMeansTheDockerHub() {
        assertThat(new ImageReference("shop", "1").qualified()).isEqualTo("docker.io/library/shop:1");
        assertThat(new ImageReference("acme/shop", "1").qualified()).isEqualTo("docker.io/acme/shop:1");
        assertThat(new ImageReference("ghcr.io/acme/shop", "1").qualified()).isEqualTo("ghcr.io/acme/shop:1");
        assertThat(new ImageReference("localhost:5000/shop", "1").qualified()).isEqualTo("localhost:5000/shop:1");
        assertThat(new ImageReference("localhost/shop", "1").qualified()).isEqualTo("localhost/shop:1");
        assertThat(new ImageReference("shop", "1").text()).isEqualTo("shop:1");
    }

    @Test
    void nodesReportItByItsWholeName() {
        ImageReference shop = new ImageReference("shop", "1");
        assertThat(shop.isNamed("docker.io/library/shop:1")).isTrue();
        assertThat(shop.isNamed("shop:1")).isTrue();
        assertThat(shop.isNamed("docker.io/library/shop:2")).isFalse();
        assertThat(shop.isNamed("localhost/shop:1")).isFalse();
    }
}
