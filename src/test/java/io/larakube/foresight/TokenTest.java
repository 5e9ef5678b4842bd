package io.larakube.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTest {

    private static Token of(Shops shops) {
        return Foresight.of(shops.situation()).token();
    }

    private static Shops update() {
        return Shops.running().changing("shop:v1", "shop:v2").released();
    }

    @Test
    void theSameWorldHasTheSameToken() {
        assertThat(of(update())).isEqualTo(of(update()));
        assertThat(of(update()).changedSince(of(update()))).isEmpty();
    }

    @Test
    void aTokenIsReadAsItWasWritten() {
        Token token = of(update());
        assertThat(token.toString()).startsWith("bbbbbbbbbb-");
        assertThat(Token.parse(token.toString())).contains(token);
        assertThat(Token.parse("bbbbbbbbbb")).isEmpty();
        assertThat(Token.parse(token + "0")).isEmpty();
    }

    @Test
    void whatChangedSinceIsNamed() {
        Token token = of(update());
        assertThat(of(Shops.running()).changedSince(token))
                .containsExactly("the release is aaaaaaaaaa now: image, configuration or manifests changed");
        assertThat(of(update().whichRuns("port: 5432", "port: 5433")).changedSince(token))
                .containsExactly("objects in the cluster are not as they were");
        assertThat(of(update().on(Shops.node("node-1", "3", "8Gi"))).changedSince(token))
                .containsExactly("the nodes are not as they were");
        assertThat(of(update().besides(Shops.pod("x", "node-1", "3900m", "1Gi")))
                        .changedSince(token))
                .containsExactly("something else has other consequences now: room on the nodes, quotas or migrations");
    }

    @Test
    void anotherPodThatLeavesRoomEnoughChangesNothing() {
        assertThat(of(update().besides(Shops.pod("x", "node-1", "10m", "10Mi"))))
                .isEqualTo(of(update()));
    }
}
