<?php

namespace App\Console\Commands;

use App\Models\Post;
use Illuminate\Console\Command;
use Spatie\Sitemap\Sitemap;
use Spatie\Sitemap\SitemapGenerator;
use Spatie\Sitemap\Tags\Url;

class GenerateSitemap extends Command
{
    protected $signature = 'sitemap:generate';

    public function handle(): int
    {
        SitemapGenerator::create(config('app.url'))->writeToFile(public_path('sitemap.xml'));

        $sitemap = Sitemap::create();
        Post::each(fn (Post $post) => $sitemap->add(Url::create($post->slug)));
        $sitemap->writeToFile(public_path('sitemaps/posts.xml'));
        $sitemap->writeToDisk('public', 'posts.xml');

        $feed = view('feed')->render();
        file_put_contents(public_path().'/feeds/atom.xml', $feed);

        return self::SUCCESS;
    }
}
