package io.larakube.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.larakube.scan.Nodes;
import io.larakube.scan.Scanner;
import io.larakube.terminal.Streams;
import io.larakube.terminal.Terminals;
import io.larakube.terminal.Text;
import io.larakube.tree.JsonText;
import io.larakube.tree.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ScanTest {

    private static final Path SITEMAPS = Path.of("src/test/resources/scan/open/sitemaps");
    private static final Path RADIO = Path.of("src/test/resources/scan/held-out/radio");
    private static final Path STATELESS = Path.of("src/test/resources/scan/open/stateless");

    private static ScanReport report(Path application, Nodes... asked) {
        return new ScanReport(application, Scanner.scan(application, (_, _, _) -> {}), List.of(asked));
    }

    private static String lines(ScanReport report) {
        return report.lines().stream().map(Text::plain).collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void thePlacesAreGroupedByWhatBecomesOfThem() {
        assertThat(lines(report(SITEMAPS, Nodes.ONE, Nodes.MANY))).isEqualTo("""
            sitemaps · 9 places keep state in a pod  3 files read

            ✖ breaks  2 · on many nodes
              routes/console.php:6:1  Schedule::command(GenerateSitemap::class)->daily()->onOneServer();
                 keeps a scheduled task single with a lock in the store 'file', which keeps files
              routes/console.php:7:1  Schedule::command('queue:prune-batches')->hourly()
                 keeps a scheduled task single with a lock in the store 'file', which keeps files
                 → CACHE_STORE=redis, or database

            ✖ lost  4 · on many nodes
              .env:3:1  CACHE_STORE=file
                 the cache is files of one pod
                 → CACHE_STORE=redis, or database
              app/Console/Commands/GenerateSitemap.php:17:9  SitemapGenerator::create(config('app.url'))->writeToFile(public_path('sitemap.xml'));
                 writes public/sitemap.xml · on one node too · likely: by its name, the method writes to the path
                 → a folder of its own with "sharedPaths": ["public/sitemaps"], or Storage::disk('s3')
              app/Console/Commands/WriteVersion.php:16:9  file_put_contents(base_path('version.txt'), $stub.count($manifest));
                 writes version.txt · on one node too
                 → Storage::disk('s3')
              routes/console.php:9:1  Schedule::command('telescope:prune')->daily()->appendOutputTo(storage_path('logs/prune.…
                 writes storage/logs/prune.log · likely: by its name, the method writes to the path
                 → a log channel that writes to stderr

            ◐ needs the shared volume  3 · on many nodes
              app/Console/Commands/GenerateSitemap.php:21:9  $sitemap->writeToFile(public_path('sitemaps/posts.xml'));
                 writes public/sitemaps/posts.xml · on one node too · likely: by its name, the method writes to the path
                 → "sharedPaths": ["public/sitemaps"], or Storage::disk('s3')
              app/Console/Commands/GenerateSitemap.php:22:9  $sitemap->writeToDisk('public', 'posts.xml');
                 writes to the disk 'public' · likely: by its name, the method takes the name of a disk
                 → Storage::disk('s3')
              app/Console/Commands/GenerateSitemap.php:25:9  file_put_contents(public_path().'/feeds/atom.xml', $feed);
                 writes public/feeds/atom.xml · on one node too
                 → "sharedPaths": ["public/feeds"], or Storage::disk('s3')

            It is set, with .env, to
              database pgsql · cache file · session database · queue database · broadcasting null · filesystem s3 · log stderr · maintenance cache
            ! one node: 2 are lost, 2 need the shared volume
            ! many nodes: 2 break, 4 are lost, 3 need the shared volume
            """);
    }

    @Test
    void askedForOneNodeItLeavesOutWhatOnlyManyNodesChange() {
        assertThat(lines(report(RADIO, Nodes.ONE))).isEqualTo("""
            radio · 4 places keep state in a pod  5 files read

            ✖ breaks  1 · on one node
              app/Jobs/CutJingles.php:23:9  Cache::put("jingle:{$this->show->id}", ['path' => $local, 'at' => now()], 3600);
                 keeps the path of a temporary file for later requests
                 → put the file on a disk, such as Storage::disk('s3'), and hand over its name

            ◐ needs the shared volume  3 · on one node
              app/Console/Commands/Publish.php:17:36  File::isDirectory($dir) or File::makeDirectory($dir);
                 makes the folder public/feeds
              app/Console/Commands/Publish.php:21:13  File::put("$dir/{$show->slug}.xml", $xml);
                 writes public/feeds/…
                 → "sharedPaths": ["public/feeds"], or Storage::disk('s3')
              app/Console/Commands/Publish.php:24:9  Sitemap::create()->add(Show::all())->writeToFile(public_path('sitemaps/shows.xml'));
                 writes public/sitemaps/shows.xml · likely: by its name, the method writes to the path
                 → "sharedPaths": ["public/sitemaps"], or Storage::disk('s3')

            ! broken.php:3  from here on it is no PHP that could be read; the rest of the file was

            It is set, with .env, to
              database pgsql · cache redis · session redis · queue redis · broadcasting null · filesystem s3 · log stderr · maintenance cache
            ! one node: 1 breaks, 3 need the shared volume
            """);
    }

    @Test
    void whatAProgramReadsNamesEachPlaceWithItsVerdicts() {
        Tree tree = report(STATELESS, Nodes.MANY).tree();
        assertThat(tree.itemsAt("places")).isEmpty();
        assertThat(tree.numberAt("files")).contains(10L);

        Tree first =
                report(SITEMAPS, Nodes.ONE, Nodes.MANY).tree().itemsAt("places").getFirst();
        assertThat(JsonText.line(first))
                .isEqualTo(
                        "{\"file\":\".env\",\"line\":3,\"column\":1,\"code\":\"CACHE_STORE=file\",\"state\":\"cache\",\"what\":\"the"
                            + " cache is files of one"
                            + " pod\",\"oneNode\":\"fine\",\"manyNodes\":\"lost\",\"confidence\":\"certain\",\"change\":\"CACHE_STORE=redis,"
                            + " or database\"}");
    }

    @Test
    void onlyStrictMakesItFail() {
        assertThat(exitCode("scan", SITEMAPS.toString())).isZero();
        assertThat(exitCode("scan", SITEMAPS.toString(), "--strict")).isEqualTo(1);
        assertThat(exitCode("scan", STATELESS.toString(), "--strict")).isZero();
        assertThat(exitCode("scan", RADIO.toString(), "--nodes", "many", "--strict"))
                .isEqualTo(1);
    }

    private static int exitCode(String... words) {
        List<String> said = List.of(words);
        Scan scan = new Scan(options -> Terminals.of(options, Streams.ofThisProcess()));
        new CommandLine(scan.spec()).parseArgs(said.subList(1, said.size()).toArray(String[]::new));
        return scan.call();
    }
}
