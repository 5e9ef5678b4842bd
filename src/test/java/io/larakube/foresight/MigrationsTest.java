package io.larakube.foresight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What migrations are said to lock, from their source alone. */
class MigrationsTest {

    private static final String FRAME = """
        <?php
        use Illuminate\\Database\\Migrations\\Migration;
        use Illuminate\\Database\\Schema\\Blueprint;
        use Illuminate\\Support\\Facades\\Schema;
        return new class extends Migration
        {
            public function up(): void
            {
                %s
            }

            public function down(): void
            {
                Schema::dropIfExists('products');
            }
        };
        """;

    private static List<String> postgres(String up) {
        return told(Dialect.POSTGRES, FRAME.formatted(up));
    }

    private static List<String> told(Dialect dialect, String... sources) {
        Map<String, String> migrations = new LinkedHashMap<>();
        for (String source : sources) {
            migrations.put("m" + migrations.size(), source);
        }
        return of(dialect, migrations, new Ran.None()).pending().stream()
                .flatMap(pending -> pending.locks().stream())
                .map(lock -> lock.step() + ": " + lock.words())
                .toList();
    }

    private static Migrations of(Dialect dialect, Map<String, String> migrations, Ran ran) {
        return Migrations.of(
                new Situation.Application(Map.of(), ".env", ManifestLines.of(Map.of()), migrations, ran, dialect));
    }

    private static String table(String inside) {
        return "Schema::table('products', function (Blueprint $table) { " + inside + " });";
    }

    @Test
    void aColumnThatMayBeEmptyIsAddedInAMoment() {
        assertThat(postgres(table("$table->integer('stock')->default(0); $table->string('note')->nullable();")))
                .containsExactly(
                        "adds products.stock: may hold up reads and writes of products for a moment",
                        "adds products.note: may hold up reads and writes of products for a moment");
    }

    @Test
    void aColumnThatMayNotBeEmptyFailsWhereThereAreRows() {
        assertThat(postgres(table("$table->string('name');")))
                .containsExactly("adds products.name: may hold up reads and writes of products for a moment; fails when"
                        + " products has rows: it may not be empty, and has no default");
        assertThat(told(Dialect.MYSQL, FRAME.formatted(table("$table->string('name');"))))
                .containsExactly("adds products.name: may hold up reads and writes of products for a moment");
    }

    @Test
    void anIndexHoldsUpWritesWhileItIsMadeAndOnMysqlForAMoment() {
        String index = FRAME.formatted(table("$table->index(['name', 'sku']);"));
        assertThat(told(Dialect.POSTGRES, index))
                .containsExactly("indexes products.name, sku: may hold up writes to products, longer the larger it is");
        assertThat(told(Dialect.MYSQL, index))
                .containsExactly("indexes products.name, sku: may hold up reads and writes of products for a moment");
        assertThat(told(Dialect.SQLITE, index))
                .containsExactly(
                        "indexes products.name, sku: may hold up writes to the whole database, longer the larger it"
                                + " is");
    }

    @Test
    void whatStandsInOneStatementIsDoneOneAfterTheOther() {
        assertThat(postgres(table("$table->foreignId('user_id')->nullable()->index()->constrained();")))
                .containsExactly(
                        "adds products.user_id: may hold up reads and writes of products, longer the larger it is",
                        "indexes products.user_id: may hold up writes to products, longer the larger it is",
                        "adds the foreign key of products.user_id: may hold up writes to products, longer the larger"
                                + " it is");
    }

    @Test
    void inATransactionALockLastsUntilItsEnd() {
        String both = table("$table->dropColumn('old');") + table("$table->unique('sku');");
        assertThat(postgres(both))
                .first()
                .isEqualTo("drops products.old: may hold up reads and writes of products, longer the larger it is");
        String outside = FRAME.formatted(both)
                .replace("extends Migration\n{", "extends Migration\n{\n    public $withinTransaction = false;");
        assertThat(told(Dialect.POSTGRES, outside))
                .first()
                .isEqualTo("drops products.old: may hold up reads and writes of products for a moment");
    }

    @Test
    void nobodyWaitsForATableThatIsNew() {
        String create =
                "Schema::create('orders', function (Blueprint $table) { $table->id(); $table->string('a')->unique();"
                        + " $table->foreignId('user_id')->constrained('users'); });";
        String change = "Schema::table('orders', fn (Blueprint $table) => $table->string('b'));";
        assertThat(told(Dialect.POSTGRES, FRAME.formatted(create), FRAME.formatted(change)))
                .containsExactly(
                        "creates orders: holds up nothing",
                        "refers from a new table to users: may hold up writes to users for a moment",
                        "adds orders.b: holds up nothing");
    }

    @Test
    void otherColumnTypesAreWrittenAgainOrNot() {
        assertThat(postgres(table("$table->text('name')->change();")))
                .containsExactly(
                        "changes products.name: may hold up reads and writes of products, longer the larger it is");
        assertThat(postgres(table("$table->uuid('key')->default(DB::raw('gen_random_uuid()'));")))
                .first()
                .isEqualTo("adds, with an expression as its default, products.key: may hold up reads and writes of"
                        + " products, longer the larger it is");
    }

    @Test
    void tablesAreDroppedAndRenamed() {
        assertThat(postgres("Schema::rename('a', 'b'); Schema::dropIfExists('c');"))
                .containsExactly(
                        "renames a: may hold up reads and writes of a for a moment",
                        "drops c: may hold up reads and writes of c for a moment");
    }

    @Test
    void whatCannotBeReadIsSaidToBeUnknown() {
        assertThat(postgres("DB::statement('alter table x …'); $this->other(); Product::query()->delete();"))
                .containsExactly(
                        "runs SQL of its own: cannot tell what it locks",
                        "calls $this->other: cannot tell what it locks",
                        "calls Product::query: cannot tell what it locks");
        assertThat(postgres(table("$table->money('price');")))
                .containsExactly("calls $table->money: cannot tell what it locks");
        assertThat(told(Dialect.POSTGRES, ""))
                .containsExactly("has no up() that can be read: cannot tell what it locks");
    }

    /** Each with a mark: whether it breaks code of before, or nobody can tell. */
    private static List<String> clashes(String... bodies) {
        Map<String, String> migrations = new LinkedHashMap<>();
        for (String body : bodies) {
            migrations.put("m" + migrations.size(), FRAME.formatted(body));
        }
        return of(Dialect.POSTGRES, migrations, new Ran.Asked("php-web-1", Set.of())).pending().stream()
                .flatMap(pending -> pending.clashes().stream())
                .map(clash -> (clash.breaks() ? "breaks: " : "unclear: ") + clash.words())
                .toList();
    }

    @Test
    void codeOfBeforeDoesNotMissWhatIsNew() {
        assertThat(clashes(
                        "Schema::create('orders', function (Blueprint $table) { $table->id(); $table->string('a'); });",
                        table("$table->string('note')->nullable()->unique(); $table->integer('stock')->default(0);"),
                        table("$table->foreignId('user_id')->nullable()->constrained(); $table->index('name');"),
                        "Schema::table('orders', fn (Blueprint $table) => $table->dropColumn('a'));",
                        table("$table->dropIndex('by_name'); $table->dropForeign('to_users');")))
                .isEmpty();
    }

    @Test
    void whatIsDroppedRenamedOrMustBeGivenBreaksCodeOfBefore() {
        assertThat(clashes(
                        table("$table->dropColumn('sku');"),
                        table("$table->renameColumn('name', 'title');"),
                        table("$table->string('brand');"),
                        "Schema::rename('users', 'people');",
                        "Schema::dropIfExists('carts');"))
                .containsExactly(
                        "breaks: database/migrations/m0.php:9 drops products.sku",
                        "breaks: database/migrations/m1.php:9 renames products.name, title",
                        "breaks: database/migrations/m2.php:9 adds products.brand, which may not be empty and has no"
                                + " default",
                        "breaks: database/migrations/m3.php:9 renames users",
                        "breaks: database/migrations/m4.php:9 drops carts");
    }

    @Test
    void whatDependsOnTheCodeIsSaidToBeUnclear() {
        assertThat(clashes(
                        table("$table->text('name')->change(); $table->unique('sku');"),
                        "DB::table('products')->update(['a' => 1]); DB::statement('alter table x …');"))
                .containsExactly(
                        "unclear: database/migrations/m0.php:9 changes products.name",
                        "unclear: database/migrations/m0.php:9 makes unique products.sku",
                        "unclear: database/migrations/m1.php:9 changes rows of products",
                        "unclear: database/migrations/m1.php:9 runs SQL of its own");
    }

    @Test
    void rowsThatAreChangedAreHeldUp() {
        assertThat(postgres("DB::table('products')->where('a', 1)->update(['b' => 2]);"))
                .containsExactly("changes rows of products: may hold up writes to products, longer the larger it is");
        assertThat(postgres("$count = DB::table('products')->count();")).isEmpty();
    }

    @Test
    void commentsAndDownAreNotRead() {
        assertThat(postgres("// Schema::drop('a');\n /* Schema::drop('b'); */")).isEmpty();
    }

    @Test
    void onlyWhatHasNotRunIsPending() {
        Map<String, String> two = new LinkedHashMap<>();
        two.put("2024_01", FRAME.formatted(""));
        two.put("2024_02", FRAME.formatted(""));
        assertThat(of(Dialect.POSTGRES, two, new Ran.Asked("php-web-1", Set.of("2024_01")))
                        .pending())
                .extracting(Migrations.Pending::name)
                .containsExactly("2024_02");
    }

    @Test
    void laravelsAnswerIsReadInBothOfItsShapes() {
        assertThat(MigrationStatus.read("""

              Migration name .......................................... Batch / Status
              2024_01_01_000000_create_users_table ........................... [1] Ran
              2024_02_01_000000_add_stock_to_products_table .................. Pending
            """, true)).contains(Set.of("2024_01_01_000000_create_users_table"));
        assertThat(MigrationStatus.read("""
            +------+--------------------------------------+-------+
            | Ran? | Migration                            | Batch |
            +------+--------------------------------------+-------+
            | Yes  | 2014_10_12_000000_create_users_table | 1     |
            | No   | 2019_08_19_000000_create_jobs_table  |       |
            """, true)).contains(Set.of("2014_10_12_000000_create_users_table"));
        assertThat(MigrationStatus.read("  ERROR  Migration table not found.", false))
                .contains(Set.of());
        assertThat(MigrationStatus.read("SQLSTATE[08006] could not connect", false))
                .isEmpty();
    }
}
