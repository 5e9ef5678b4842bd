package io.larakube.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether former code works with the schema that later migrations made, from their sources alone. */
class RollbackTest {

    private static final String FRAME = """
        <?php
        return new class extends Migration
        {
            public function up(): void
            {
                %s
            }
        };
        """;

    private static Rollback after(String... bodies) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String body : bodies) {
            sources.put("m" + sources.size(), FRAME.formatted(body));
        }
        return Rollback.of(new Ran.Asked("php-web-1", sources.keySet()), sources.keySet(), Set.of(), sources);
    }

    private static List<String> harms(String... bodies) {
        return after(bodies).since().stream()
                .flatMap(since -> since.steps().stream())
                .flatMap(step -> step.harm().map(harm -> step.words() + ": " + harm).stream())
                .toList();
    }

    private static String table(String inside) {
        return "Schema::table('products', function (Blueprint $table) { " + inside + " });";
    }

    @Test
    void whatOnlyAddsIsSafe() {
        assertThat(Stream.of(
                        table("$table->integer('stock')->default(0);"),
                        table("$table->string('note')->nullable();"),
                        table("$table->index('name');"),
                        table("$table->uuid('uuid')->nullable()->unique();"),
                        table("$table->foreignId('user_id')->nullable()->constrained();"),
                        table("$table->dropIndex('by_name');"),
                        "Schema::create('reviews', function (Blueprint $table) { $table->id();"
                                + " $table->string('text'); $table->foreignId('product_id')->constrained(); });"))
                .allSatisfy(body -> assertThat(after(body).isSafe()).as(body).isTrue());
    }

    @Test
    void whatTakesAwayOrRenamesIsUnsafe() {
        assertThat(harms(table("$table->dropColumn('sku'); $table->renameColumn('name', 'title');")))
                .containsExactly(
                        "drops products.sku: the code of before may use it, and what was in it is gone",
                        "renames products.name, title: the code of before uses the former name");
        assertThat(harms("Schema::dropIfExists('products');"))
                .containsExactly("drops products: the code of before may use it, and what was in it is gone");
        assertThat(harms("Schema::rename('products', 'goods');"))
                .containsExactly("renames products: the code of before uses the former name");
    }

    @Test
    void aColumnThatMustBeFilledIsUnsafe() {
        assertThat(harms(table("$table->string('title');")))
                .containsExactly("adds products.title: the code of before does not fill it, and it may not be empty:"
                        + " its inserts fail");
    }

    @Test
    void aConstraintOnWhatWasThereIsUnsafeAndOnANewColumnNot() {
        assertThat(harms(table("$table->unique('name');")))
                .containsExactly("makes unique products.name: what the code of before writes may be refused");
        assertThat(harms(table("$table->string('code')->nullable();"), table("$table->unique('code');")))
                .isEmpty();
    }

    @Test
    void changedRowsTypesAndOwnSqlAreUnsafeBecauseNobodyCanTell() {
        assertThat(after("DB::table('products')->update(['sku' => 'x']);").isSafe())
                .isFalse();
        assertThat(after(table("$table->text('name')->change();")).isSafe()).isFalse();
        assertThat(after("DB::statement('alter table products …');").isSafe()).isFalse();
    }

    @Test
    void whatIsDoneToATableThatIsNewItselfIsSafe() {
        assertThat(after(
                                "Schema::create('reviews', function (Blueprint $table) { $table->id(); });",
                                "Schema::table('reviews', function (Blueprint $table) { $table->dropColumn('x'); });",
                                "Schema::drop('reviews');")
                        .isSafe())
                .isTrue();
    }

    @Test
    void onlyWhatTheFormerReleaseDoesNotHaveCounts() {
        Rollback rollback = Rollback.of(
                new Ran.Asked("php-web-1", Set.of("m1", "m2")),
                Set.of("m1", "m2"),
                Set.of("m1"),
                Map.of("m2", FRAME.formatted(table("$table->index('name');"))));
        assertThat(rollback.since()).extracting(Rollback.Since::migration).containsExactly("m2");
        assertThat(rollback.isSafe()).isTrue();
    }

    @Test
    void aMigrationWhoseFileNobodyHasIsUnsafe() {
        Rollback rollback = Rollback.of(new Ran.Asked("php-web-1", Set.of("m1")), Set.of("m1"), Set.of(), Map.of());
        assertThat(rollback.isSafe()).isFalse();
        assertThat(rollback.since().getFirst().steps())
                .containsExactly(new Rollback.Step(
                        "is not known",
                        Optional.of("nobody can tell what it did: its file is neither kept with a release"
                                + " nor in this folder"),
                        0));
    }
}
